import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Decision } from '../../api/models';
import { Moment } from '../../shared/moment/moment';
import { Board } from '../../widgets/board/board';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { OptionCard } from '../../widgets/option-card/option-card';
import { planOfOption, planOfPaper } from '../../widgets/option-card/plan';
import { DecisionDifferences } from './decision-differences';
import { RecordHead } from './record-head';
import { RecordSeal } from './record-seal';

/** What was decided, as it was signed: read only. A draft looks the same and says that it is one. */
@Component({
  selector: 'nocc-decision-record',
  imports: [DecisionDifferences, Moment, OptionCard, RecordHead, RecordSeal, TranslocoPipe],
  templateUrl: './decision-record.html',
  styleUrl: './decision-record.scss',
})
export class DecisionRecord {
  private readonly rounds = inject(RoundsStore);
  protected readonly board = inject(Board);
  protected readonly options = inject(OptionsStore);
  readonly decision = input.required<Decision>();
  /** The option as it stood on the ballot paper: later edits do not reach what was decided. */
  protected readonly plan = computed(() => {
    const { round, option: id } = this.decision();
    const line = this.rounds
      .all()
      .find((one) => one.id === round)
      ?.paper.find(({ option }) => option === id);
    const option = this.options.find(id);
    return line ? planOfPaper(line) : option && planOfOption(option);
  });
  protected readonly alternatives = computed(() =>
    this.decision().alternatives.flatMap((id) => this.options.find(id) ?? []),
  );
  private readonly voters = computed(() => {
    const round = this.rounds.all().find(({ id }) => id === this.decision().round);
    return new Map(round?.voters.map(({ participant, name }) => [participant, name]));
  });

  protected nameOf(participant: string): string {
    return this.voters().get(participant) ?? this.board.nameOf(participant);
  }
}
