import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { Icon } from '../../../shared/icon/icon';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

export interface PrioritiesModel {
  /** First matters most. */
  ranking: string[];
  note: string;
}

export const emptyPriorities: PrioritiesModel = { ranking: [], note: '' };

/** What matters to the patient, in the patient's order. */
@Component({
  selector: 'nocc-priorities-fields',
  imports: [Combobox, Control, Field, FormField, Icon, MatIconButton, TermLabel, TranslocoPipe],
  templateUrl: './priorities-fields.html',
  styleUrl: './priorities-fields.scss',
})
export class PrioritiesFields {
  private readonly vocabularies = inject(Vocabularies);
  readonly form = input.required<FieldTree<PrioritiesModel>>();
  protected readonly ranking = computed(() => this.form().ranking().value());
  protected readonly offered = computed(() =>
    this.vocabularies.choices('patient_priorities').filter(({ value }) => !this.ranking().includes(value)),
  );

  /** The field is ready for the next at once: what is added later matters less. */
  protected add(code: string, box: Combobox): void {
    if (!code) return;
    box.value.set('');
    this.set([...this.ranking(), code]);
  }

  protected remove(code: string): void {
    this.set(this.ranking().filter((other) => other !== code));
  }

  protected move(code: string, step: 1 | -1): void {
    const ranking = this.ranking().filter((other) => other !== code);
    const place = this.ranking().indexOf(code) + step;
    this.set([...ranking.slice(0, place), code, ...ranking.slice(place)]);
  }

  private set(ranking: string[]): void {
    this.form().ranking().value.set(ranking);
  }
}
