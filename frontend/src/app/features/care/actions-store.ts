import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { actionsPartialUpdate, casesActionsList } from '../../api/functions';
import type { PatchedActionEditRequest } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

/** What decisions asked for, and what became of it. */
@Injectable()
export class ActionsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesActionsList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);

  constructor() {
    this.context.on(['action.', 'decision.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async settle(id: string, changes: PatchedActionEditRequest): Promise<void> {
    await this.api.invoke(actionsPartialUpdate, { id, body: changes });
    this.reload();
    this.context.reload();
  }
}
