import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesVisitsCreate,
  casesVisitsList,
  visitsPartialUpdate,
  visitsWithdrawCreate,
} from '../../api/functions';
import type { PatchedVisitEditRequest, VisitRequestRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

/** The appointments of follow-up, in the order of their time. */
@Injectable()
export class VisitsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesVisitsList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);

  constructor() {
    this.context.on(['visit.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async plan(visit: VisitRequestRequest): Promise<void> {
    await this.api.invoke(casesVisitsCreate, { case_id: this.context.id(), body: visit });
    this.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(visitsWithdrawCreate, { id });
    this.reload();
    this.context.reload();
  }

  async update(id: string, changes: PatchedVisitEditRequest): Promise<void> {
    await this.api.invoke(visitsPartialUpdate, { id, body: changes });
    this.reload();
    this.context.reload();
  }
}
