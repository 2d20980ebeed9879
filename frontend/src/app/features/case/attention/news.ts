import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { debounceTime } from 'rxjs';

import { Api } from '../../../api/api';
import { casesEventsList, casesSeenUpdate } from '../../../api/functions';
import type { Event } from '../../../api/models';
import type { LiveEvent } from '../../../core/live/frames';
import { Session } from '../../../core/session/session';
import { CaseContext } from '../../../widgets/case-context/case-context';

const mostNews = 500;
/** Who only passes by has not seen anything. */
const readingMs = 3_000;

/** What is new since the reader's last visit. It stays marked during this one, while the server is told that it was seen. */
@Injectable()
export class News {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly session = inject(Session);
  private readonly events = signal<readonly (Event | LiveEvent)[]>([]);
  private readonly mine = computed(() => this.session.me()?.id);
  private readonly news = computed(() =>
    this.events().filter(({ kind, actor }) => kind !== 'noop' && actor !== this.mine()),
  );
  private readonly items = computed(
    () => new Set(this.news().flatMap(({ target }) => (target ? [`${target.kind}:${target.id}`] : []))),
  );
  private began = false;

  constructor() {
    effect(() => {
      const detail = this.context.detail();
      if (detail && !this.began) untracked(() => void this.begin(detail.seen_seq, detail.seq));
    });
    this.context.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      this.events.update((events) => [...events, event]);
    });
    this.context.events.pipe(debounceTime(readingMs), takeUntilDestroyed()).subscribe(({ seq }) => {
      this.see(seq);
    });
  }

  /** Whether this item came or changed since the last visit. */
  isNew(kind: string, item: string): boolean {
    return this.items().has(`${kind}:${item}`);
  }

  isNewEvent(seq: number): boolean {
    return this.news().some((event) => event.seq === seq);
  }

  /** Whether anything new is of these kinds (`'document.'`). */
  hasKind(...starts: readonly string[]): boolean {
    return this.news().some(({ kind }) => starts.some((start) => kind.startsWith(start)));
  }

  private async begin(seen: number | null, seq: number): Promise<void> {
    this.began = true;
    if (seen === null) return;
    if (seen < seq) {
      const page = await this.api.invoke(casesEventsList, {
        case_id: this.context.id(),
        after: seen,
        page_size: mostNews,
      });
      this.events.update((events) => [...page.results, ...events]);
    }
    setTimeout(() => {
      this.see(seq);
    }, readingMs);
  }

  private see(seq: number): void {
    if (document.hidden || this.context.viewpoint()?.participant === null) return;
    // A mark that could not be moved now moves at the next event or visit.
    this.api.invoke(casesSeenUpdate, { case_id: this.context.id(), body: { seq } }).catch(() => undefined);
  }
}
