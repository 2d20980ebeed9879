import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { type DiagnosisModel, presentations } from './diagnosis-model';

/** The tumour: site, histology, side, markers. */
@Component({
  selector: 'nocc-diagnosis-fields',
  imports: [Combobox, Control, Field, FormField, TermSelect, TranslocoPipe],
  templateUrl: './diagnosis-fields.html',
  styleUrl: './fields.scss',
})
export class DiagnosisFields {
  private readonly vocabularies = inject(Vocabularies);
  readonly form = input.required<FieldTree<DiagnosisModel>>();
  protected readonly presentations = presentations;
  protected readonly sites = computed(() => this.vocabularies.choices('topography', true));
  protected readonly histologies = computed(() => this.vocabularies.choices('morphology', true));
  /** A share of cells is asked of a test that was done. */
  protected readonly hasP16 = computed(() =>
    ['positive', 'negative', 'equivocal'].includes(this.form().p16_status().value()),
  );
}
