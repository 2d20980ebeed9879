import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Decision, Round } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Toasts } from '../../core/toasts/toasts';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Icon } from '../../shared/icon/icon';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { TextList } from '../../shared/text-list/text-list';
import { RankingList } from '../../widgets/ballot/ranking-list';
import { Board } from '../../widgets/board/board';
import { DecisionsStore } from '../../widgets/deliberation/decisions-store';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { PlainWordsField } from '../../widgets/plain-words/plain-words-field';
import { ActionFields } from './action-fields';
import { AgreementFields } from './agreement-fields';
import { ChoiceFields } from './choice-fields';
import { decisionRequest, decisionRules, dissentersFrom, modelOfDraft, modelOfRound } from './decision-model';
import { SignatureDialog, type ToBeSigned } from './signature-dialog';

/** The lead writes down what the vote means, keeps it as a draft, and signs it. */
@Component({
  selector: 'nocc-decision-form',
  imports: [
    ActionFields,
    AgreementFields,
    ChoiceFields,
    Control,
    Field,
    FormField,
    Icon,
    MatButton,
    PlainWordsField,
    ProblemText,
    RankingList,
    TextList,
    TranslocoPipe,
  ],
  templateUrl: './decision-form.html',
  styleUrl: './decision-form.scss',
})
export class DecisionForm {
  private readonly decisions = inject(DecisionsStore);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly options = inject(OptionsStore);
  protected readonly board = inject(Board);
  readonly round = input.required<Round>();
  readonly draft = input<Decision>();

  private readonly roundId = computed(() => this.round().id);
  /** The draft that was read or kept last: what is written now changes that version and no later one. */
  private readonly read = linkedSignal<string, Decision | undefined>({
    source: this.roundId,
    computation: () => untracked(this.draft),
  });
  private readonly model = linkedSignal({
    source: this.roundId,
    computation: () => untracked(() => this.written()),
  });
  protected readonly form = form(this.model, (path) => {
    decisionRules(path, this.round);
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  private readonly chosen = computed(() => this.model().option);
  protected readonly dissenters = computed(() => dissentersFrom(this.round(), this.chosen()));
  protected readonly others = computed(() =>
    this.options
      .standing()
      .filter(({ id }) => id !== this.chosen())
      .map(({ id, letter, title }) => ({ id, letter, title: title ?? '' })),
  );
  private lastChosen?: string;

  constructor() {
    effect(() => {
      const chosen = this.chosen();
      if (this.lastChosen !== undefined && chosen !== this.lastChosen) untracked(() => this.follow(chosen));
      this.lastChosen = chosen;
    });
  }

  protected async keep(): Promise<void> {
    if (await this.save()) this.toasts.say('decision.kept');
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const kept = await this.save();
    const option = kept && this.options.find(kept.option);
    if (!option) return;
    const data: ToBeSigned = {
      option,
      consensus: kept.consensus,
      dissenters: this.dissenters().length,
      isQuorate: this.round().result?.quorum_met ?? false,
      hasPlainWords: !!kept.plain_words,
      sign: () => this.decisions.sign(kept.id),
    };
    this.dialog.open(SignatureDialog, { data, width: '480px' });
  }

  /** Puts the template of the chosen treatment in the place of what is written, which can be had back. */
  protected async beginPlainWords(): Promise<void> {
    const before = this.model().plain_words;
    try {
      const { text } = await this.options.inPlainWords(this.chosen());
      this.model.update((model) => ({ ...model, plain_words: text }));
      this.toasts.offerUndo('plainWords.begun', () =>
        this.model.update((model) => ({ ...model, plain_words: before })),
      );
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  /** The draft as the server has it now; undefined when something is still missing or was refused. */
  private async save(): Promise<Decision | undefined> {
    this.problem.set(undefined);
    let kept: Decision | undefined;
    const problem = await submitTo(this.form, async (model) => {
      kept = await this.decisions.keep(decisionRequest(model), this.read());
      this.read.set(kept);
    });
    this.problem.set(problem);
    return kept;
  }

  /** Another option brings its own conditions, unless others were written; it is no alternative to itself. */
  private follow(chosen: string): void {
    const before = this.options.find(this.lastChosen ?? '')?.conditions ?? [];
    this.model.update((model) => ({
      ...model,
      alternatives: model.alternatives.filter((id) => id !== chosen),
      conditions:
        model.conditions.join() === before.join()
          ? (this.options.find(chosen)?.conditions ?? [])
          : model.conditions,
    }));
  }

  private written() {
    const draft = this.draft();
    return draft ? modelOfDraft(draft) : modelOfRound(this.round(), this.options.standing());
  }
}
