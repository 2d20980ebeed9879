import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesInvestigationsCreate,
  casesInvestigationsList,
  investigationsAnswerCreate,
  investigationsDismissCreate,
} from '../../api/functions';
import type { InvestigationRequestRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** What the board wants to know before (or while) it decides. */
@Injectable()
export class InvestigationsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesInvestigationsList, { case_id: id, page_size: 100 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);
  readonly open = computed(() => this.all().filter(({ status }) => status === 'requested'));
  readonly settled = computed(() => this.all().filter(({ status }) => status !== 'requested'));

  constructor() {
    this.context.on(['investigation.', 'ballot.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async ask(question: InvestigationRequestRequest): Promise<void> {
    await this.api.invoke(casesInvestigationsCreate, { case_id: this.context.id(), body: question });
    this.reload();
  }

  async settle(id: string, answer: string): Promise<void> {
    await this.api.invoke(investigationsAnswerCreate, { id, body: { answer } });
    this.reload();
  }

  async dismiss(id: string, reason: string): Promise<void> {
    await this.api.invoke(investigationsDismissCreate, { id, body: { reason } });
    this.reload();
  }
}
