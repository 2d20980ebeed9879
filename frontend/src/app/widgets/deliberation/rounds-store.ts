import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { casesRoundsCreate, casesRoundsList, roundsCloseCreate } from '../../api/functions';
import type { RoundRequestRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** The votes of the case, newest first; what was voted comes only with a closed one. */
@Injectable()
export class RoundsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesRoundsList, { case_id: id, page_size: 50 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);
  readonly latest = computed(() => this.all().at(0));
  readonly earlier = computed(() => this.all().slice(1));
  readonly running = computed(() => {
    const latest = this.latest();
    return latest && latest.status !== 'closed' ? latest : undefined;
  });

  constructor() {
    this.context.on(['round.', 'ballot.', 'investigation.', 'participant.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async open(wanted: RoundRequestRequest): Promise<void> {
    const supersedes = this.latest()?.id ?? null;
    await this.api.invoke(casesRoundsCreate, { case_id: this.context.id(), body: { ...wanted, supersedes } });
    this.reload();
    this.context.reload();
  }

  async close(id: string): Promise<void> {
    await this.api.invoke(roundsCloseCreate, { id });
    this.reload();
    this.context.reload();
  }
}
