import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Toasts } from '../../core/toasts/toasts';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Icon } from '../../shared/icon/icon';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Skeleton } from '../../shared/state/skeleton';
import { TextList } from '../../shared/text-list/text-list';
import { CaseContext } from '../../widgets/case-context/case-context';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { TermSelect } from '../../widgets/vocabulary/term-select';
import { emptyOption, emptyStep, modelOfOption, movedStep, optionRequest, optionRules } from './option-model';
import { StepFields } from './step-fields';

/** An option to be proposed, or one to be edited while no running vote contains it. */
@Component({
  selector: 'nocc-option-page',
  imports: [
    Control,
    Field,
    FormField,
    Icon,
    MatButton,
    MatIconButton,
    ProblemText,
    RouterLink,
    Skeleton,
    StepFields,
    TermSelect,
    TextList,
    TranslocoPipe,
  ],
  providers: [OptionsStore],
  templateUrl: './option-page.html',
  styleUrl: './option-page.scss',
})
export class OptionPage {
  private readonly options = inject(OptionsStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  /** From the route: the identifier of the option; undefined for a new one. */
  readonly option = input<string>();
  // The version that was read stays the one that is edited: a later one makes the server refuse.
  private readonly edited = linkedSignal<ReturnType<OptionsStore['find']>, ReturnType<OptionsStore['find']>>({
    source: () => this.options.find(this.option() ?? ''),
    computation: (found, previous) => previous?.value ?? found,
  });
  private readonly model = linkedSignal(() => {
    const option = this.edited();
    return option ? modelOfOption(option) : emptyOption();
  });
  protected readonly form = form(this.model, optionRules);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly isReady = computed(() => !this.option() || !!this.edited());
  protected readonly letter = computed(() => this.edited()?.letter);
  protected readonly levels = ['1', '2a', '2b', '3', '4', '5'] as const;
  protected readonly back = computed(() => ['/cases', this.context.id(), 'vote']);

  protected addStep(): void {
    this.model.update((model) => ({ ...model, steps: [...model.steps, { ...emptyStep }] }));
  }

  protected removeStep(index: number): void {
    this.model.update((model) => ({ ...model, steps: model.steps.filter((_, place) => place !== index) }));
  }

  protected moveStep(index: number, by: 1 | -1): void {
    this.model.update((model) => ({ ...model, steps: movedStep(model.steps, index, by) }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      const option = this.edited();
      if (option) await this.options.edit(option, optionRequest(model));
      else await this.options.propose(optionRequest(model));
      this.toasts.say(option ? 'vote.option.saved' : 'vote.option.proposed');
      await this.router.navigate([...this.back()]);
    });
    this.problem.set(problem);
  }
}
