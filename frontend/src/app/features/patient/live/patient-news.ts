import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject, debounceTime, filter, fromEvent, interval, merge, share } from 'rxjs';

import { Api } from '../../../api/api';
import { notificationsList } from '../../../api/functions';
import { EventStream } from '../../../core/live/event-stream';
import { Toasts } from '../../../core/toasts/toasts';

const settleMs = 250;
/** Not everything that moves a case tells the patient: what is open looks again by itself. */
const refreshMs = 60_000;

const announced: Readonly<Record<string, string>> = {
  'message.posted': 'patient.news.message',
  'decision.signed': 'patient.news.decision',
  'document.released': 'patient.news.document',
  'pathology.released': 'patient.news.pathology',
  'study.released': 'patient.news.study',
  'visit.planned': 'patient.news.visit',
  'emergency.opened': 'patient.news.emergency',
};

/** Says when something of the patient's own may have changed. */
@Injectable()
export class PatientNews {
  private readonly api = inject(Api);
  private readonly stream = inject(EventStream);
  private readonly toasts = inject(Toasts);
  private readonly destroyRef = inject(DestroyRef);
  private readonly told = new Subject<string>();
  readonly changes = merge(
    this.told.pipe(debounceTime(settleMs)),
    merge(interval(refreshMs), fromEvent(window, 'focus')).pipe(filter(() => !document.hidden)),
  ).pipe(takeUntilDestroyed(), share());

  constructor() {
    void this.follow();
  }

  private async follow(): Promise<void> {
    const latest = await this.api.invoke(notificationsList, { page_size: 1 });
    const { events } = this.stream.me(latest.results[0]?.seq ?? 0, this.destroyRef);
    events.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(({ kind }) => {
      const text = announced[kind];
      if (text) this.toasts.say(text);
      this.told.next(kind);
    });
  }
}
