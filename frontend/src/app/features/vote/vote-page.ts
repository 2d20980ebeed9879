import { Component, computed, effect, inject, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { UnopenedMaterial } from '../../api/models';
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
import { RoundPanel } from './round-panel';
import { VoteWays } from './vote-ways';

@Component({
  selector: 'nocc-vote-page',
  imports: [
    BallotPanel,
    EarlierRounds,
    ErrorState,
    InvestigationPanel,
    OptionActions,
    OptionTable,
    RoundPanel,
    Skeleton,
    StateMessage,
    TranslocoPipe,
    VoteWays,
  ],
  providers: [Board, InvestigationsStore, OptionsStore, OwnBallotStore, RoundsStore],
  templateUrl: './vote-page.html',
  styleUrl: './vote-page.scss',
})
export class VotePage {
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

  private async note(shown: readonly UnopenedMaterial[]): Promise<void> {
    try {
      await this.own.noteOpened(shown);
    } catch {
      // A receipt that did not arrive is asked for again at the next visit.
    }
  }
}
