import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../api/api';
import { casesTransition } from '../../api/functions';
import type { CaseStateEnum } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { StateMessage } from '../../shared/state/state-message';
import { CaseContext } from '../../widgets/case-context/case-context';
import { ActionsStore } from './actions-store';
import { FollowThrough } from './follow-through';
import { Letters } from './letters';
import { OutcomeList } from './outcome-list';
import { OutcomesStore } from './outcomes-store';
import { Places } from './places';
import { TreatmentList } from './treatment-list';
import { TreatmentsStore } from './treatments-store';
import { VisitList } from './visit-list';
import { VisitsStore } from './visits-store';

type Step = Extract<CaseStateEnum, 'treatment' | 'follow-up' | 'closed'>;

const steps: readonly Step[] = ['treatment', 'follow-up', 'closed'];
const decided: readonly CaseStateEnum[] = ['decided', ...steps];

@Component({
  selector: 'nocc-care-page',
  imports: [
    ErrorState,
    FollowThrough,
    MatButton,
    OutcomeList,
    RouterLink,
    Skeleton,
    StateMessage,
    TranslocoPipe,
    TreatmentList,
    VisitList,
  ],
  providers: [ActionsStore, Letters, OutcomesStore, Places, TreatmentsStore, VisitsStore],
  templateUrl: './care-page.html',
  styleUrl: './care-page.scss',
})
export class CarePage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly actions = inject(ActionsStore);
  private readonly outcomes = inject(OutcomesStore);
  private readonly treatments = inject(TreatmentsStore);
  private readonly visits = inject(VisitsStore);
  protected readonly context = inject(CaseContext);
  private readonly stores = [this.actions, this.treatments, this.outcomes, this.visits];
  protected readonly error = computed(() => this.stores.map((store) => store.error()).find(Boolean));
  /** Care follows a decision; where the board discusses again, what was done before stays in view. */
  protected readonly hasBegun = computed(() => {
    const state = this.context.detail()?.state;
    return (
      (!!state && decided.includes(state)) || this.actions.all().length + this.treatments.all().length > 0
    );
  });
  protected readonly isReady = computed(() => !!this.context.detail() && this.actions.hasLoaded());
  protected readonly steps = computed(() =>
    steps.filter((step) => this.context.detail()?.transitions.includes(step)),
  );

  protected reload(): void {
    for (const store of this.stores) store.reload();
  }

  protected async move(to: Step): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `care.move.${to}.title`,
      text: `care.move.${to}.text`,
      action: `care.move.${to}.action`,
    });
    if (!isSure) return;
    try {
      await this.api.invoke(casesTransition, { case_id: this.context.id(), body: { to } });
    } catch (error) {
      this.toasts.refuse(error);
    }
    this.context.reload();
  }
}
