import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { casesOutcomesCreate, casesOutcomesList, outcomesWithdrawCreate } from '../../api/functions';
import type { OutcomeRequestRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

/** How it went: response, recurrence, toxicity, vital status. */
@Injectable()
export class OutcomesStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesOutcomesList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);

  constructor() {
    this.context.on(['outcome.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async record(outcome: OutcomeRequestRequest): Promise<void> {
    await this.api.invoke(casesOutcomesCreate, { case_id: this.context.id(), body: outcome });
    this.reload();
    this.context.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(outcomesWithdrawCreate, { id });
    this.reload();
  }
}
