import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Combobox } from '../../shared/combobox/combobox';
import { Confirm } from '../../shared/confirm/confirm';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { TermSelect } from '../../widgets/vocabulary/term-select';
import { Vocabularies } from '../../widgets/vocabulary/vocabularies';
import {
  type OutcomeModel,
  emptyOutcome,
  isDeath,
  outcomeKinds,
  outcomeRequest,
  outcomeRules,
  vocabularyOf,
} from './outcome-model';
import { OutcomesStore } from './outcomes-store';

@Component({
  selector: 'nocc-outcome-form',
  imports: [Combobox, Control, Field, FormField, MatButton, ProblemText, TermSelect, TranslocoPipe],
  templateUrl: './outcome-form.html',
  styleUrl: './item.scss',
})
export class OutcomeForm {
  private readonly store = inject(OutcomesStore);
  private readonly confirm = inject(Confirm);
  private readonly vocabularies = inject(Vocabularies);
  readonly closed = output();
  protected readonly kinds = outcomeKinds;
  private readonly model = signal<OutcomeModel>(emptyOutcome(new Date()));
  protected readonly form = form(this.model, outcomeRules);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly kind = computed(() => this.model().kind);
  protected readonly codes = computed(() => {
    const kind = this.kind();
    return kind ? this.vocabularies.choices(vocabularyOf[kind]) : [];
  });

  /** What was chosen of one kind means nothing in another. */
  protected forgetCode(): void {
    this.model.update((model) => ({ ...model, code: '', grade: '' }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      if (isDeath(model.kind, model.code) && !(await this.isSure())) return;
      await this.store.record(outcomeRequest(model));
      this.closed.emit();
    });
    this.problem.set(problem);
  }

  private isSure(): Promise<boolean> {
    return this.confirm.ask({
      title: 'care.outcome.deathTitle',
      text: 'care.outcome.deathText',
      action: 'care.outcome.deathAction',
      isDestructive: true,
    });
  }
}
