import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesTreatmentsCreate,
  casesTreatmentsList,
  treatmentsPartialUpdate,
  treatmentsWithdrawCreate,
} from '../../api/functions';
import type { PatchedTreatmentEditRequest, TreatmentRequestRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

/** The courses really given. */
@Injectable()
export class TreatmentsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesTreatmentsList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);

  constructor() {
    this.context.on(['treatment.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async record(facts: TreatmentRequestRequest): Promise<void> {
    await this.api.invoke(casesTreatmentsCreate, { case_id: this.context.id(), body: facts });
    this.refresh();
  }

  async edit(id: string, changes: PatchedTreatmentEditRequest): Promise<void> {
    await this.api.invoke(treatmentsPartialUpdate, { id, body: changes });
    this.refresh();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(treatmentsWithdrawCreate, { id });
    this.refresh();
  }

  /** A course may have moved the case on, and its clocks. */
  private refresh(): void {
    this.reload();
    this.context.reload();
  }
}
