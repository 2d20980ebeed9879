import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Treatment } from '../../api/models';
import { IRRADIATED_ENUM } from '../../api/models/irradiated-enum-array';
import { ProblemText } from '../../core/errors/problem-text';
import { CheckList } from '../../shared/check-list/check-list';
import { Combobox } from '../../shared/combobox/combobox';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Treatments } from '../../widgets/treatment/treatments';
import { TermSelect } from '../../widgets/vocabulary/term-select';
import { LetterField } from './letter-field';
import { Places } from './places';
import { deviationReasons } from './reasons';
import { emptyTreatment, modelOfTreatment, treatmentRequest, treatmentRules } from './treatment-model';
import { TreatmentsStore } from './treatments-store';

/** A course that was begun, or one to be completed: its end, the discharge, the letter. */
@Component({
  selector: 'nocc-treatment-form',
  imports: [
    CheckList,
    Combobox,
    Control,
    Field,
    FormField,
    LetterField,
    MatButton,
    ProblemText,
    TermSelect,
    TranslocoPipe,
  ],
  templateUrl: './treatment-form.html',
  styleUrl: './item.scss',
})
export class TreatmentForm {
  private readonly store = inject(TreatmentsStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly vocabulary = inject(Treatments);
  protected readonly places = inject(Places);
  readonly treatment = input<Treatment>();
  readonly closed = output();
  private readonly model = linkedSignal({
    source: computed(() => this.treatment()?.id),
    computation: () => untracked(() => this.recorded()),
  });
  protected readonly form = form(this.model, treatmentRules);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly reasons = deviationReasons;
  private readonly code = computed(() => this.model().code);
  protected readonly takesDrugs = computed(() => this.vocabulary.takesDrugs(this.code()));
  protected readonly irradiates = computed(() => this.vocabulary.irradiates(this.code()));
  protected readonly regimens = computed(() => this.vocabulary.regimensFor(this.code()));
  protected readonly parts = computed(() => {
    this.transloco.activeLang();
    return IRRADIATED_ENUM.map((value) => ({
      value,
      label: this.transloco.translate(`care.treatment.parts.${value}`),
    }));
  });
  protected readonly coversMandible = computed(() => this.model().irradiated.includes('mandible'));
  protected readonly hasEnded = computed(() => !!this.model().ended_on);
  /** Ending the last course that runs moves the case on, unless the lead says that more follows. */
  protected readonly endsNow = computed(
    () => this.hasEnded() && !!this.treatment() && !this.treatment()?.ended_on,
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      const belongs = { drugs: this.takesDrugs(), radiation: this.irradiates() };
      const facts = treatmentRequest(model, belongs);
      const treatment = this.treatment();
      if (treatment) {
        await this.store.edit(treatment.id, {
          ...facts,
          ...(this.endsNow() ? { more_to_come: model.more_to_come } : {}),
        });
      } else {
        await this.store.record(facts);
      }
      this.closed.emit();
    });
    this.problem.set(problem);
  }

  private recorded() {
    const treatment = this.treatment();
    return treatment ? modelOfTreatment(treatment) : { ...emptyTreatment };
  }
}
