import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import { casesClearancesCreate, casesClearancesDestroy, casesClearancesList } from '../../../api/functions';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** What somebody of the board has checked and lets observers read. */
@Injectable()
export class Clearances {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => (this.context.may('clear') ? this.context.id() : undefined),
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesClearancesList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  private readonly ids = computed(
    () => new Map((this.listed() ?? []).map(({ kind, item, id }) => [`${kind}:${item}`, id])),
  );

  constructor() {
    this.context.on(['item.', 'clearance.', 'case.edit'], () => this.answer.reload());
  }

  isCleared(kind: string, item: string): boolean {
    return this.ids().has(`${kind}:${item}`);
  }

  async clear(kind: string, item: string): Promise<void> {
    await this.api.invoke(casesClearancesCreate, { case_id: this.context.id(), body: { kind, item } });
    this.answer.reload();
  }

  async takeBack(kind: string, item: string): Promise<void> {
    const id = this.ids().get(`${kind}:${item}`);
    if (!id) return;
    await this.api.invoke(casesClearancesDestroy, { case_id: this.context.id(), id });
    this.answer.reload();
  }
}
