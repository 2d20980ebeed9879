import { type Page, type PageWish, PagedList } from './paged-list';

const numbers = Array.from({ length: 120 }, (_, index) => index);

/** Pages of the numbers, the cursor being the next place. */
function pageOf(_query: string, { cursor = '0', page_size: size }: PageWish): Promise<Page<number>> {
  const from = Number(cursor);
  const results = numbers.slice(from, from + size);
  return Promise.resolve({ results, next: from + size < numbers.length ? `${from + size}` : null });
}

const settled = () => new Promise((done) => setTimeout(done));

describe('a paged list', () => {
  it('reads a page at a time', async () => {
    const list = new PagedList(pageOf);
    list.ask('');
    await settled();
    expect([list.rows.length, list.hasMore]).toEqual([50, true]);
    await list.more();
    await list.more();
    expect([list.rows, list.hasMore]).toEqual([numbers, false]);
  });

  it('reloads what was on the screen', async () => {
    const list = new PagedList(pageOf);
    list.ask('');
    await settled();
    await list.more();
    list.reload();
    expect(list.rows.length).toBe(100);
    await settled();
    expect([list.rows.length, list.hasMore]).toEqual([100, true]);
  });

  it('drops an answer that comes after a newer question', async () => {
    const answers: ((page: Page<string>) => void)[] = [];
    const list = new PagedList<string, string>(() => new Promise((answer) => answers.push(answer)));
    list.ask('old');
    list.ask('new');
    answers[1]?.({ results: ['new'], next: null });
    answers[0]?.({ results: ['old'], next: null });
    await settled();
    expect([list.rows, list.isLoading()]).toEqual([['new'], false]);
  });

  it('keeps the rows when the server refuses', async () => {
    let fails = false;
    const list = new PagedList<string, number>((query, wish) =>
      fails ? Promise.reject(new Error('down')) : pageOf(query, wish),
    );
    list.ask('');
    await settled();
    fails = true;
    list.reload();
    await settled();
    expect([list.rows.length, list.error()]).toEqual([50, new Error('down')]);
  });
});
