import { Component, computed, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Ballot, BallotRequestRequest, Round } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Icon } from '../../shared/icon/icon';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { ballotRequest, ballotRules, emptyBallot, modelOfBallot } from './ballot-model';
import { ConfidenceScale } from './confidence-scale';
import { QuestionFields } from './question-fields';
import { RankingList } from './ranking-list';

/** The voter's own stance: sealed until the round closes, except for what is asked of others. */
@Component({
  selector: 'nocc-ballot-form',
  imports: [
    ConfidenceScale,
    Control,
    Field,
    FormField,
    Icon,
    MatButton,
    ProblemText,
    QuestionFields,
    RankingList,
    TranslocoPipe,
  ],
  templateUrl: './ballot-form.html',
  styleUrl: './ballot-form.scss',
})
export class BallotForm {
  readonly round = input.required<Round>();
  /** The ballot to be changed, if there is one. */
  readonly ballot = input<Ballot>();
  readonly members = input.required<readonly { readonly id: string; readonly name: string }[]>();
  readonly send = input.required<(ballot: BallotRequestRequest) => Promise<void>>();
  readonly cancelled = output();

  // What is being written stays while live updates bring the round and the ballot again.
  private readonly model = linkedSignal({
    source: computed(() => this.round().id),
    computation: () => untracked(() => this.written()),
  });
  protected readonly form = form(this.model, ballotRules);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly stance = computed(() => this.model().stance);
  protected readonly rankable = computed(() =>
    this.round().paper.map(({ option, letter, title }) => ({ id: option, letter, title })),
  );
  protected readonly isUnchosen = computed(() => this.form.stance().touched() && !this.stance());
  protected readonly isUnranked = computed(
    () => this.form.ranking().touched() && this.form.ranking().invalid(),
  );

  protected async cast(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    this.problem.set(await submitTo(this.form, (model) => this.send()(ballotRequest(model))));
  }

  private written() {
    const ballot = this.ballot();
    return ballot ? modelOfBallot(ballot) : emptyBallot(this.round().method);
  }
}
