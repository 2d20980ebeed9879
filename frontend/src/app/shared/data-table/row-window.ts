export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

const overscan = 12;

/** Which rows are worth drawing, so that thousands scroll like twenty. */
export function rowWindow(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
): RowWindow {
  // Before the first measure (and where nothing is measured, as in a test) a screenful is a good guess.
  const visible = viewHeight > 0 ? Math.ceil(viewHeight / rowHeight) : 40;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  return { first, last: Math.min(count, first + visible + 2 * overscan) };
}
