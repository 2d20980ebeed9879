export interface OnDay<Row> {
  /** Calendar day of the reader, as `2026-03-12`. */
  readonly day: string;
  readonly rows: readonly Row[];
}

/** Rows of a list that is sorted by time, cut where the reader's day changes. */
export function byDay<Row extends { readonly at: string }>(rows: readonly Row[]): readonly OnDay<Row>[] {
  const days: { day: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const day = localDay(row.at);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}

function localDay(at: string): string {
  const date = new Date(at);
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
