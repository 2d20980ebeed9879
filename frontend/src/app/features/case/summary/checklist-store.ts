import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import { casesChecklistRetrieve } from '../../../api/functions';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

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

  constructor() {
    this.context.on([''], () => this.answer.reload());
  }
}
