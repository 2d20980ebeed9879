import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Moment } from '../../shared/moment/moment';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { StateMessage } from '../../shared/state/state-message';
import { Board } from '../../widgets/board/board';
import { CaseContext } from '../../widgets/case-context/case-context';
import { DecisionsStore } from '../../widgets/deliberation/decisions-store';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { DecisionForm } from './decision-form';
import { DecisionRecord } from './decision-record';

@Component({
  selector: 'nocc-decision-page',
  imports: [
    DecisionForm,
    DecisionRecord,
    ErrorState,
    MatButton,
    Moment,
    RouterLink,
    Skeleton,
    StateMessage,
    TranslocoPipe,
  ],
  providers: [Board, DecisionsStore, OptionsStore, RoundsStore],
  templateUrl: './decision-page.html',
  styleUrl: './decision-page.scss',
})
export class DecisionPage {
  protected readonly context = inject(CaseContext);
  protected readonly decisions = inject(DecisionsStore);
  private readonly options = inject(OptionsStore);
  private readonly rounds = inject(RoundsStore);
  protected readonly isReady = computed(
    () =>
      this.decisions.hasLoaded() &&
      this.options.hasLoaded() &&
      this.rounds.hasLoaded() &&
      !!this.context.detail(),
  );
  protected readonly error = computed(
    () => this.decisions.error() ?? this.options.error() ?? this.rounds.error(),
  );
  /** The vote that the lead has to decide on now. */
  protected readonly toDecide = computed(() => {
    const isDeciding = this.context.detail()?.state === 'deciding' && this.context.isLead();
    const latest = this.rounds.latest();
    return isDeciding && latest?.status === 'closed' ? latest : undefined;
  });
  protected readonly superseded = computed(() =>
    this.decisions.signed().filter(({ id }) => id !== this.decisions.inForce()?.id),
  );

  protected reload(): void {
    this.decisions.reload();
    this.options.reload();
    this.rounds.reload();
  }
}
