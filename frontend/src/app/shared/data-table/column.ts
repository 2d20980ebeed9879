export interface Column<Row> {
  /** Name of the column: for its cell template, and for the server's ordering. */
  readonly key: string;
  /** Translation key. */
  readonly header: string;
  /** A CSS grid track, such as `96px` or `minmax(160px, 2fr)`. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Text of the cell where no `noccCell` template is given. */
  readonly text?: (row: Row) => string | number | null | undefined;
  /** An ISO time, shown in words. */
  readonly moment?: (row: Row) => string | null | undefined;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export function nextSort(current: Sort | undefined, key: string): Sort {
  const flips = current?.key === key && current.direction === 'ascending';
  return { key, direction: flips ? 'descending' : 'ascending' };
}

/** As the API's `ordering` parameter says it. */
export function orderingOf(sort: Sort | undefined): string | undefined {
  return sort && (sort.direction === 'descending' ? `-${sort.key}` : sort.key);
}
