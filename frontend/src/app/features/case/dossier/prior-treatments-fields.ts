import { Component, computed, inject, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { PriorTreatment } from '../../../api/models';
import { Combobox } from '../../../shared/combobox/combobox';
import { Icon } from '../../../shared/icon/icon';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

/** What was done before this question: surgery, radiotherapy with its dose and field, systemic therapy. */
@Component({
  selector: 'nocc-prior-treatments-fields',
  imports: [Combobox, Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './prior-treatments-fields.html',
  styleUrl: './prior-treatments-fields.scss',
})
export class PriorTreatmentsFields implements FormValueControl<PriorTreatment[]> {
  private readonly vocabularies = inject(Vocabularies);
  readonly value = model<PriorTreatment[]>([]);
  protected readonly treatments = computed(() => this.vocabularies.choices('treatments', true));

  protected add(): void {
    this.value.update((all) => [...all, { treatment: '', on: null, dose_gy: null, field: '', note: '' }]);
  }

  protected remove(index: number): void {
    this.value.update((all) => all.filter((_, place) => place !== index));
  }

  protected change(index: number, change: Partial<PriorTreatment>): void {
    this.value.update((all) => all.map((item, place) => (place === index ? { ...item, ...change } : item)));
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected numberOf(event: Event): number | null {
    const { valueAsNumber } = event.target as HTMLInputElement;
    return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
  }
}
