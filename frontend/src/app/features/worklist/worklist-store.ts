import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { debounceTime, fromEvent, interval, merge } from 'rxjs';

import { Api } from '../../api/api';
import { type CasesList$Params, casesList, notificationsList } from '../../api/functions';
import type { CaseRow } from '../../api/models';
import { EventStream } from '../../core/live/event-stream';
import { pagedList } from '../../shared/resource/paged-list';
import { type Criteria, noCriteria, worklistQuery } from './worklist-query';

const typingMs = 250;
/** What others do in a case reaches nobody's notices: the list looks again by itself. */
const refreshMs = 60_000;

@Injectable()
export class WorklistStore {
  private readonly api = inject(Api);
  private readonly stream = inject(EventStream);
  private readonly destroyRef = inject(DestroyRef);
  readonly tab = signal('mine');
  readonly criteria = signal<Criteria>(noCriteria);
  readonly ordering = signal<CasesList$Params['ordering']>(undefined);
  readonly search = signal('');
  private readonly settledSearch = toSignal(toObservable(this.search).pipe(debounceTime(typingMs)), {
    initialValue: '',
  });
  private readonly query = computed(() =>
    worklistQuery(this.tab(), this.criteria(), this.settledSearch(), this.ordering()),
  );
  readonly list = pagedList<CasesList$Params, CaseRow>(this.query, (query, wish) =>
    this.api.invoke(casesList, { ...query, ...wish }),
  );

  constructor() {
    void this.follow();
    merge(interval(refreshMs), fromEvent(window, 'focus'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (!document.hidden) this.list.reload();
      });
  }

  private async follow(): Promise<void> {
    const latest = await this.api.invoke(notificationsList, { page_size: 1 });
    const { events } = this.stream.me(latest.results[0]?.seq ?? 0, this.destroyRef);
    events.pipe(debounceTime(typingMs)).subscribe(() => {
      this.list.reload();
    });
  }
}
