import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { CONFIRMATION_ENUM } from '../../api/models/confirmation-enum-array';
import { NON_TARGET_ENUM } from '../../api/models/non-target-enum-array';
import { ProblemText } from '../../core/errors/problem-text';
import { Combobox } from '../../shared/combobox/combobox';
import { Confirm } from '../../shared/confirm/confirm';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { TermLabel } from '../../widgets/vocabulary/term';
import { TermSelect } from '../../widgets/vocabulary/term-select';
import { Vocabularies } from '../../widgets/vocabulary/vocabularies';
import {
  type OutcomeModel,
  computedResponse,
  emptyOutcome,
  isDeath,
  outcomeKinds,
  outcomeRequest,
  outcomeRules,
  vocabularyOf,
} from './outcome-model';
import { OutcomesStore } from './outcomes-store';
import { TreatmentsStore } from './treatments-store';

@Component({
  selector: 'nocc-outcome-form',
  imports: [
    Combobox,
    Control,
    Field,
    FormField,
    MatButton,
    ProblemText,
    TermLabel,
    TermSelect,
    TranslocoPipe,
  ],
  templateUrl: './outcome-form.html',
  styleUrls: ['./item.scss', './outcome-form.scss'],
})
export class OutcomeForm {
  private readonly store = inject(OutcomesStore);
  private readonly confirm = inject(Confirm);
  private readonly treatments = inject(TreatmentsStore);
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

  protected readonly sums = [
    { name: 'baseline', field: this.form.baseline_mm },
    { name: 'nadir', field: this.form.nadir_mm },
    { name: 'current', field: this.form.current_mm },
  ];
  protected readonly nonTargets = NON_TARGET_ENUM;
  protected readonly confirmations = CONFIRMATION_ENUM;
  protected readonly computedCode = computed(() => computedResponse(this.model()));
  protected readonly courses = computed(() =>
    this.treatments.all().map(({ id, code, started_on }) => ({
      value: id,
      label: this.vocabularies.label('treatments', code),
      detail: started_on,
    })),
  );

  /** The stated category is the physician's; the computed one becomes it by their word. */
  protected takeOver(code: string): void {
    this.model.update((model) => ({ ...model, code }));
  }

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
