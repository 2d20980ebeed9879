import { type Signal, effect, signal, untracked } from '@angular/core';

export interface Page<Row> {
  readonly results: readonly Row[];
  readonly next: string | null;
}

export interface PageWish {
  readonly cursor?: string;
  readonly page_size: number;
}

interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

const pageSize = 50;
/** What the server gives at most at once. */
const largestPage = 200;

/**
 * A list read page by page. A new query starts again; `reload` reads as much as was on the screen, and the rows stay
 * there meanwhile. An answer that comes after a newer question is dropped.
 */
export class PagedList<Query, Row> {
  private readonly listed = signal<Listed<Row> | undefined>(undefined);
  private readonly waiting = signal(false);
  private readonly refusal = signal<unknown>(undefined);
  private question = 0;
  private query?: Query;

  readonly isLoading = this.waiting.asReadonly();
  readonly error = this.refusal.asReadonly();

  constructor(private readonly fetch: (query: Query, wish: PageWish) => Promise<Page<Row>>) {}

  get rows(): readonly Row[] {
    return this.listed()?.rows ?? [];
  }

  get hasMore(): boolean {
    return !!this.listed()?.next;
  }

  ask(query: Query): void {
    this.query = query;
    void this.read((wish) => this.fetch(query, wish), pageSize);
  }

  reload(): void {
    const { query } = this;
    if (query === undefined) return;
    void this.read((wish) => this.fetch(query, wish), Math.max(pageSize, this.rows.length));
  }

  async more(): Promise<void> {
    const { query } = this;
    const next = this.listed()?.next;
    if (query === undefined || !next || this.waiting()) return;
    await this.settle(async () => {
      const page = await this.fetch(query, { cursor: next, page_size: pageSize });
      return { rows: [...this.rows, ...page.results], next: page.next };
    });
  }

  private read(fetch: (wish: PageWish) => Promise<Page<Row>>, wanted: number): Promise<void> {
    return this.settle(async () => {
      let listed: Listed<Row> = { rows: [], next: null };
      do {
        const page_size = Math.min(largestPage, wanted - listed.rows.length);
        const cursor = listed.next ?? undefined;
        const page = await fetch({ page_size, ...(cursor ? { cursor } : {}) });
        listed = { rows: [...listed.rows, ...page.results], next: page.next };
      } while (listed.next && listed.rows.length < wanted);
      return listed;
    });
  }

  private async settle(read: () => Promise<Listed<Row>>): Promise<void> {
    const question = ++this.question;
    this.waiting.set(true);
    try {
      const listed = await read();
      if (question !== this.question) return;
      this.listed.set(listed);
      this.refusal.set(undefined);
    } catch (error) {
      if (question === this.question) this.refusal.set(error);
    } finally {
      if (question === this.question) this.waiting.set(false);
    }
  }
}

/** A paged list that asks again whenever its query changes; undefined asks nothing. Call it where a store is built. */
export function pagedList<Query, Row>(
  query: Signal<Query | undefined>,
  fetch: (query: Query, wish: PageWish) => Promise<Page<Row>>,
): PagedList<Query, Row> {
  const list = new PagedList(fetch);
  effect(() => {
    const asked = query();
    if (asked !== undefined) untracked(() => list.ask(asked));
  });
  return list;
}
