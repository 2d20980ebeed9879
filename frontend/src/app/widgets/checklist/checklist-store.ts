import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { casesChecklistRetrieve } from '../../api/functions';
import type { ChecklistItem } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** Nobody should decide before it is there. */
export function isUrgent({ blocking, status }: ChecklistItem): boolean {
  return blocking && status === 'missing';
}

/** What a complete dossier needs; anything that happens may settle an item or age it. */
@Injectable()
export class ChecklistStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) => this.api.invoke(casesChecklistRetrieve, { case_id }),
  });
  private readonly known = lastValue(this.answer);
  readonly items = computed(() => this.known()?.results ?? []);
  /** What is missing or too old, the blocking first. */
  readonly gaps = computed(() =>
    this.items()
      .filter(({ status }) => status !== 'ok')
      .sort((one, other) => Number(isUrgent(other)) - Number(isUrgent(one))),
  );

  constructor() {
    this.context.on([''], () => this.answer.reload());
  }
}
