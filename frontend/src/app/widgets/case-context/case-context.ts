import { DestroyRef, Injectable, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { Observable, Subject, debounceTime, filter } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

import { Api } from '../../api/api';
import { casesRetrieve } from '../../api/functions';
import type { LiveConnection } from '../../core/live/connection';
import { EventStream } from '../../core/live/event-stream';
import type { LiveEvent } from '../../core/live/frames';
import { lastValue } from '../../shared/resource/last-value';

const settleMs = 150;

/** The case at hand, for every section of its page: who looks, what they may do, and what happens meanwhile. */
@Injectable()
export class CaseContext {
  private readonly api = inject(Api);
  private readonly stream = inject(EventStream);
  private readonly destroyRef = inject(DestroyRef);
  private readonly told = new Subject<LiveEvent>();

  readonly id = signal('');
  private readonly answer = resource({
    params: () => this.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesRetrieve, { case_id: id }),
  });
  readonly detail = lastValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  readonly connection = signal<LiveConnection | undefined>(undefined);
  /** Why the case is no longer open to the reader, if it is not. */
  readonly end = computed(() => this.connection()?.end());
  /** What happens in the case, each event once and in order. */
  readonly events: Observable<LiveEvent> = this.told.asObservable();

  readonly viewpoint = computed(() => this.detail()?.viewpoint);
  /** Of the board, or reading in an emergency: everything is shown, nothing is pseudonymised. */
  readonly isStaff = computed(() => !!this.viewpoint() && this.viewpoint()?.role !== 'observer');
  readonly isObserver = computed(() => this.viewpoint()?.role === 'observer');
  readonly isLead = computed(() => this.viewpoint()?.role === 'lead');
  private readonly verbs = computed(() => new Set(this.detail()?.may ?? []));

  constructor() {
    effect(() => {
      const seq = this.detail()?.seq;
      if (seq !== undefined) untracked(() => this.follow(seq));
    });
    // Whatever happened, the head of the case (state, clocks, what waits, what may be done) may have moved.
    this.events.pipe(debounceTime(settleMs), takeUntilDestroyed()).subscribe(() => {
      this.reload();
    });
  }

  may(verb: string): boolean {
    return this.verbs().has(verb);
  }

  reload(): void {
    this.answer.reload();
  }

  /**
   * Calls `reload` shortly after something happened whose kind begins so (`'document.'`), and not more often than
   * people can see. Call it where a store or component is built.
   */
  on(kinds: readonly string[], reload: () => unknown): void {
    const concerns = ({ kind }: LiveEvent) => kinds.some((start) => kind.startsWith(start));
    this.events.pipe(filter(concerns), debounceTime(settleMs), takeUntilDestroyed()).subscribe(() => {
      reload();
    });
  }

  private follow(after: number): void {
    if (this.connection()) return;
    const connection = this.stream.case(this.id(), after, this.destroyRef);
    connection.events.subscribe((event) => {
      this.told.next(event);
    });
    this.connection.set(connection);
  }
}
