import type { Page, PageWish } from './paged-list';

const largestPage = 200;
/** Lists of one case are short; one that is not is cut here rather than read for ever. */
const mostPages = 10;

/** A list that is shown whole, read page after page. */
export async function allPages<Row>(fetch: (wish: PageWish) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < mostPages; read++) {
    const page = await fetch({ page_size: largestPage, ...(cursor ? { cursor } : {}) });
    rows.push(...page.results);
    if (!page.next) break;
    cursor = page.next;
  }
  return rows;
}
