import type { Page, PageWish } from './paged-list';

/** What the server gives at most at once. */
const largestPage = 200;

/** Every row of a list, for what is only read as a whole. */
export async function allRows<Row>(fetch: (wish: PageWish) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await fetch({ page_size: largestPage, ...(cursor ? { cursor } : {}) });
    rows.push(...page.results);
    cursor = page.next;
  } while (cursor);
  return rows;
}
