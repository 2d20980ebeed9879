import { Component, computed, inject, input, model } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { NodeLevelRequest, ReportField, ReportForm, Staging } from '../../../api/models';
import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { tnmText } from '../../../widgets/case-labels/tnm';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { NodeLevels } from './node-levels';
import {
  type ReportModel,
  factsOf,
  holds,
  inGroups,
  isNumber,
  levelsField,
  stagingField,
} from './report-model';
import { ReportWords } from './report-words';

/** The synoptic form: only the fields that apply, those it cannot do without marked. */
@Component({
  selector: 'nocc-report-fields',
  imports: [Combobox, Control, Field, FormField, NodeLevels, TranslocoPipe],
  templateUrl: './report-fields.html',
  styleUrls: ['../dossier/fields.scss', './report-fields.scss'],
})
export class ReportFields {
  private readonly vocabularies = inject(Vocabularies);
  protected readonly words = inject(ReportWords);
  readonly form = input.required<FieldTree<ReportModel>>();
  readonly values = input.required<ReportModel>();
  readonly described = input.required<ReportForm>();
  readonly stagings = input<readonly Staging[]>([]);
  readonly documents = input<readonly { readonly id: string; readonly title: string }[]>([]);
  readonly levelMistakes = input<readonly string[]>([]);
  readonly levels = model.required<readonly NodeLevelRequest[]>();
  protected readonly levelsField = levelsField;
  protected readonly stagingField = stagingField;
  protected readonly isNumber = isNumber;
  protected readonly tnmText = tnmText;
  protected readonly histologies = computed(() => this.vocabularies.choices('morphology', true));
  private readonly facts = computed(() => factsOf(this.described(), this.values()));
  private readonly applying = computed(() =>
    this.described().questions.filter(
      (field) => holds(field.applies_when, this.facts()) || this.isFilled(field),
    ),
  );
  protected readonly groups = computed(() => inGroups(this.applying()));
  protected readonly missing = computed(() =>
    this.applying().filter((field) => this.isRequired(field) && !this.isFilled(field)),
  );

  protected label(field: ReportField): string {
    return this.isRequired(field) ? `${this.words.label(field)} *` : this.words.label(field);
  }

  protected control(name: string): FieldTree<string> {
    const field = (this.form() as unknown as Readonly<Record<string, FieldTree<string>>>)[name];
    if (!field) throw new Error(`no field ${name}`);
    return field;
  }

  protected isRequired(field: ReportField): boolean {
    return holds(field.required_when, this.facts());
  }

  private isFilled({ name }: ReportField): boolean {
    return name === levelsField ? this.levels().length > 0 : !!this.values()[name];
  }
}
