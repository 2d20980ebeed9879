import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { RoundMethodEnum } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Toasts } from '../../core/toasts/toasts';
import { type CheckChoice, CheckList } from '../../shared/check-list/check-list';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Icon } from '../../shared/icon/icon';
import { minuteOf } from '../../shared/moment/local-time';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Skeleton } from '../../shared/state/skeleton';
import { Board } from '../../widgets/board/board';
import { CaseContext } from '../../widgets/case-context/case-context';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { Vocabularies } from '../../widgets/vocabulary/vocabularies';
import { type RoundModel, specialtiesOf, unreachable, usualDeadline, usualQuorum } from './round-model';

/** The lead calls the board to vote. The usual is filled in: all options, the whole board, a week, three specialties. */
@Component({
  selector: 'nocc-open-round-page',
  imports: [
    CheckList,
    Control,
    Field,
    FormField,
    Icon,
    MatButton,
    ProblemText,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [Board, OptionsStore, RoundsStore],
  templateUrl: './open-round-page.html',
  styleUrl: './open-round-page.scss',
})
export class OpenRoundPage {
  private readonly board = inject(Board);
  private readonly options = inject(OptionsStore);
  private readonly rounds = inject(RoundsStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly vocabularies = inject(Vocabularies);
  protected readonly context = inject(CaseContext);
  protected readonly back = computed(() => ['/cases', this.context.id(), 'vote']);
  protected readonly methods: readonly RoundMethodEnum[] = ['single', 'ranked'];
  protected readonly isReady = computed(
    () => this.options.hasLoaded() && this.rounds.hasLoaded() && this.board.members().length > 0,
  );
  private readonly openedAt = new Date();
  protected readonly earliest = minuteOf(this.openedAt);

  // What arrives later, live, does not undo what the lead has chosen meanwhile.
  private readonly model = linkedSignal({
    source: this.isReady,
    computation: (): RoundModel => ({
      method: 'single',
      options: untracked(this.options.standing).map(({ id }) => id),
      eligible: untracked(this.board.members).map(({ id }) => id),
      quorum: [...usualQuorum],
      deadline: minuteOf(usualDeadline(this.openedAt)),
    }),
  });
  protected readonly form = form(this.model, (path) => {
    required(path.deadline);
    validate(path.options, ({ value }) => (value().length < 2 ? { kind: 'required' } : undefined));
    validate(path.eligible, ({ value }) => (value().length ? undefined : { kind: 'required' }));
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly optionChoices = computed<readonly CheckChoice[]>(() =>
    this.options
      .standing()
      .map(({ id, letter, title }) => ({ value: id, label: `${letter}  ${title ?? ''}` })),
  );
  protected readonly voterChoices = computed<readonly CheckChoice[]>(() =>
    this.board.members().map(({ id, name, specialty }) => ({
      value: id,
      label: name,
      detail: this.vocabularies.label('specialties', specialty),
    })),
  );
  protected readonly quorumChoices = computed<readonly CheckChoice[]>(() =>
    specialtiesOf(this.board.members()).map((code) => ({
      value: code,
      label: this.vocabularies.label('specialties', code),
    })),
  );
  /** Specialties of the quorum that no chosen voter has: the quorum could never be met. */
  protected readonly unreachable = computed(() =>
    unreachable(this.model(), this.board.members())
      .map((code) => this.vocabularies.label('specialties', code))
      .join(', '),
  );

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ deadline, ...wanted }) => {
      await this.rounds.open({ ...wanted, deadline: new Date(deadline).toISOString() });
      this.toasts.say('vote.round.opened');
      await this.router.navigate(this.back());
    });
    this.problem.set(problem);
  }
}
