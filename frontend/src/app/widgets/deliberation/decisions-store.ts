import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesDecisionsCreate,
  casesDecisionsList,
  decisionsPartialUpdate,
  decisionsSignCreate,
} from '../../api/functions';
import type { Decision, DecisionRequestRequest } from '../../api/models';
import { ifMatch } from '../../core/http/if-match';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** What was decided, newest first: signed decisions, and the draft for those who may read it. */
@Injectable()
export class DecisionsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesDecisionsList, { case_id: id, page_size: 50 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  private readonly all = computed(() => this.list()?.results ?? []);
  readonly draft = computed(() => this.all().find(({ status }) => status === 'draft'));
  readonly signed = computed(() => this.all().filter(({ status }) => status === 'signed'));
  readonly inForce = computed(() => this.signed().find((decision) => !decision.superseded_by));

  constructor() {
    this.context.on(['decision.', 'clearance.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  /** Keeps the lead's draft: a new one, or changes of the one that was read. */
  async keep(content: DecisionRequestRequest, draft: Decision | undefined): Promise<Decision> {
    const kept = draft
      ? await this.api.invoke(decisionsPartialUpdate, { id: draft.id, body: content }, ifMatch(draft.version))
      : await this.api.invoke(casesDecisionsCreate, { case_id: this.context.id(), body: content });
    this.reload();
    return kept;
  }

  async sign(id: string): Promise<void> {
    await this.api.invoke(decisionsSignCreate, { id });
    this.reload();
    this.context.reload();
  }
}
