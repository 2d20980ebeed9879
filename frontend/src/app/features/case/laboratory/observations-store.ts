import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesObservationsCreate,
  casesObservationsList,
  observationsWithdrawCreate,
} from '../../../api/functions';
import type { ObservationRequestRequest } from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { testSeries } from './test-series';

/** The laboratory values of the case, gathered by test. */
@Injectable()
export class ObservationsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesObservationsList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  readonly tests = computed(() => testSeries(this.listed() ?? []));
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;

  constructor() {
    this.context.on(['observation.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  /** All of them or none. */
  async record(results: ObservationRequestRequest[]): Promise<void> {
    await this.api.invoke(casesObservationsCreate, { case_id: this.context.id(), body: { results } });
    this.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(observationsWithdrawCreate, { id });
    this.reload();
  }
}
