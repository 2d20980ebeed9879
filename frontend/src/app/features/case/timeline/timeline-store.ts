import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import { casesEventsList, casesTransitionsList } from '../../../api/functions';
import type { CaseStateEnum, Event } from '../../../api/models';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

const pageSize = 500;
const mostPages = 20;

/** The log of the case, the newest first; what the reader may not know is left out. */
@Injectable()
export class TimelineStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) => this.read(case_id),
  });
  private readonly known = lastValue(this.answer);
  readonly events = computed(() => (this.known() ?? []).filter(({ kind }) => kind !== 'noop').toReversed());
  private readonly way = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) => this.api.invoke(casesTransitionsList, { case_id }),
  });
  private readonly changes = lastValue(this.way);
  /** The n-th change of state in the log is the n-th step of the way. */
  private readonly states = computed(() => {
    const moves = (this.known() ?? []).filter(({ kind }) => kind.endsWith('.state_changed'));
    return new Map(moves.map(({ seq }, index) => [seq, this.changes()?.results[index]?.to_state]));
  });
  readonly isLoading = computed(() => this.answer.isLoading() && !this.known());
  readonly error = this.answer.error;

  constructor() {
    this.context.on([''], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
    this.way.reload();
  };

  stateAfter(seq: number): CaseStateEnum | undefined {
    return this.states().get(seq);
  }

  private async read(case_id: string): Promise<readonly Event[]> {
    const events: Event[] = [];
    for (let page = 0; page < mostPages; page++) {
      const after = events.at(-1)?.seq ?? 0;
      const answer = await this.api.invoke(casesEventsList, { case_id, after, page_size: pageSize });
      events.push(...answer.results);
      if (!answer.next) break;
    }
    return events;
  }
}
