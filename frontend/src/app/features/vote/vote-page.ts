import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { UnopenedMaterial } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { StateMessage } from '../../shared/state/state-message';
import { Board } from '../../widgets/board/board';
import { CaseContext } from '../../widgets/case-context/case-context';
import { InvestigationsStore } from '../../widgets/deliberation/investigations-store';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { OptionTable } from '../../widgets/option-card/option-table';
import { planOfOption, planOfPaper } from '../../widgets/option-card/plan';
import { BallotPanel } from './ballot-panel';
import { EarlierRounds } from './earlier-rounds';
import { InvestigationPanel } from './investigation-panel';
import { OptionActions } from './option-actions';
import { OwnBallotStore } from './own-ballot-store';
import { RoundResult } from './round-result';
import { RoundStatus } from './round-status';

@Component({
  selector: 'nocc-vote-page',
  imports: [
    BallotPanel,
    EarlierRounds,
    ErrorState,
    Icon,
    InvestigationPanel,
    MatButton,
    OptionActions,
    OptionTable,
    RoundResult,
    RoundStatus,
    RouterLink,
    Skeleton,
    StateMessage,
    TranslocoPipe,
  ],
  providers: [Board, InvestigationsStore, OptionsStore, OwnBallotStore, RoundsStore],
  templateUrl: './vote-page.html',
  styleUrl: './vote-page.scss',
})
export class VotePage {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly investigations = inject(InvestigationsStore);
  private readonly own = inject(OwnBallotStore);
  protected readonly context = inject(CaseContext);
  protected readonly options = inject(OptionsStore);
  protected readonly rounds = inject(RoundsStore);
  protected readonly isReady = computed(() => this.options.hasLoaded() && this.rounds.hasLoaded());
  protected readonly error = computed(() => this.options.error() ?? this.rounds.error());
  /** What the board votes on while it votes: the options as they stood when the round opened. */
  protected readonly onPaper = computed(() => this.rounds.running()?.paper.map(planOfPaper));
  protected readonly onTable = computed(() => {
    const paper = this.rounds.running()?.options ?? [];
    return this.options
      .standing()
      .filter(({ id }) => !paper.includes(id))
      .map(planOfOption);
  });
  protected readonly mayOpenRound = computed(() => this.context.may('open_round'));
  protected readonly marks = computed(() => {
    this.transloco.activeLang();
    const { option } = this.own.ballot() ?? {};
    return option ? { [option]: this.transloco.translate('vote.options.mine') } : {};
  });

  constructor() {
    effect(() => {
      const shown = this.own.unopened().filter(({ kind }) => kind === 'option' || kind === 'investigation');
      const isShown = this.isReady() && this.investigations.hasLoaded();
      if (isShown && shown.length) untracked(() => void this.note(shown));
    });
  }

  protected reload(): void {
    this.options.reload();
    this.rounds.reload();
  }

  protected async close(): Promise<void> {
    const round = this.rounds.running();
    if (!round) return;
    const isQuorate = Object.values(round.quorum).every(Boolean);
    const isSure = await this.confirm.ask({
      title: 'vote.round.closeTitle',
      text: isQuorate ? 'vote.round.closeText' : 'vote.round.closeTextNoQuorum',
      action: 'vote.round.close',
      isDestructive: true,
      params: { voted: round.voted.length, eligible: round.eligible.length },
    });
    if (!isSure) return;
    try {
      await this.rounds.close(round.id);
      this.toasts.say('vote.round.closed');
    } catch (error) {
      this.toasts.refuse(error);
      this.rounds.reload();
    }
  }

  private async note(shown: readonly UnopenedMaterial[]): Promise<void> {
    try {
      await this.own.noteOpened(shown);
    } catch {
      // A receipt that did not arrive is asked for again at the next visit.
    }
  }
}
