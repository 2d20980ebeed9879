import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { Ace27Fields } from './ace27-fields';
import { type AssessmentModel, hasItems } from './assessment-model';
import { CharlsonFields } from './charlson-fields';
import { FactFields } from './fact-fields';
import { PriorTreatmentsFields } from './prior-treatments-fields';

/** Performance, comorbidity, habits, and the facts that decide between options. */
@Component({
  selector: 'nocc-assessment-fields',
  imports: [
    Ace27Fields,
    CharlsonFields,
    Control,
    FactFields,
    Field,
    FormField,
    PriorTreatmentsFields,
    TermSelect,
    TranslocoPipe,
  ],
  templateUrl: './assessment-fields.html',
  styleUrl: './fields.scss',
})
export class AssessmentFields {
  readonly form = input.required<FieldTree<AssessmentModel>>();
  /** In years, for the index that counts it. */
  readonly age = input<number>();
  protected readonly hasItems = computed(() => hasItems(this.form()().value()));
}
