import { Component, ElementRef, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { Icon } from '../../../shared/icon/icon';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { type PriorTreatmentModel, emptyPriorTreatment, isRadiation } from './prior-treatments-model';

/** What was done before this question: surgery, radiotherapy with its dose and field, systemic therapy. */
@Component({
  selector: 'nocc-prior-treatments-fields',
  imports: [Combobox, Control, Field, FormField, Icon, MatButton, MatIconButton, TermSelect, TranslocoPipe],
  templateUrl: './prior-treatments-fields.html',
  styleUrls: ['./fields.scss', './prior-treatments-fields.scss'],
})
export class PriorTreatmentsFields {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly vocabularies = inject(Vocabularies);
  readonly form = input.required<FieldTree<PriorTreatmentModel[]>>();
  protected readonly treatments = computed(() => this.vocabularies.choices('treatments', true));
  protected readonly isRadiation = isRadiation;

  protected add(): void {
    this.form()().value.update((lines) => [...lines, { ...emptyPriorTreatment }]);
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('.line:last-of-type input')?.focus());
  }

  protected remove(index: number): void {
    this.form()().value.update((lines) => lines.filter((_, place) => place !== index));
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('.add')?.focus());
  }
}
