import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesExplanationsDestroy,
  casesExplanationsList,
  casesExplanationsUpdate,
} from '../../../api/functions';
import type { Explanation } from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** What the patient is told of the items of the case, in plain words. */
@Injectable()
export class Explanations {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => (this.context.isStaff() ? this.context.id() : undefined),
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesExplanationsList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  private readonly byItem = computed(
    () => new Map((this.listed() ?? []).map((row) => [`${row.kind}:${row.item}`, row])),
  );

  constructor() {
    this.context.on(['item.', 'explanation.'], () => this.answer.reload());
  }

  of(kind: string, item: string): Explanation | undefined {
    return this.byItem().get(`${kind}:${item}`);
  }

  /** An empty text takes the explanation back. */
  async explain(kind: string, item: string, text: string): Promise<void> {
    const case_id = this.context.id();
    const told = this.of(kind, item);
    if (text.trim())
      await this.api.invoke(casesExplanationsUpdate, { case_id, body: { kind, item, text: text.trim() } });
    else if (told) await this.api.invoke(casesExplanationsDestroy, { case_id, id: told.id });
    this.answer.reload();
  }
}
