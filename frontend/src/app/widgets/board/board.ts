import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { casesParticipantsList } from '../../api/functions';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** Who takes part in the case at hand, for choosing somebody and for naming participants. */
@Injectable()
export class Board {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesParticipantsList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  /** Lead and participants: who votes, and who can be asked to do something. */
  readonly members = computed(() => (this.list()?.results ?? []).filter(({ role }) => role !== 'observer'));
  private readonly names = computed(() => new Map(this.members().map(({ id, name }) => [id, name])));

  constructor() {
    this.context.on(['participant.', 'lead.'], () => this.answer.reload());
  }

  nameOf(participant: string): string {
    return this.names().get(participant) ?? '–';
  }
}
