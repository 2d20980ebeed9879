import { Component, computed, inject } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { Icon } from '../../../shared/icon/icon';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { type Edit, EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';
import { rangeText, unitText } from './test-series';
import { type ValueLine, type ValuesModel, emptyLine, usualRange } from './values-model';

export interface ValuesEdit extends Edit<ValuesModel> {
  /** Translation key. */
  readonly heading: string;
  readonly sex: string;
  /** One value, whose test is settled: a correction. */
  readonly isOne: boolean;
}

/** Several values of one sample at once; units and usual ranges stand beside them. */
@Component({
  selector: 'nocc-values-dialog',
  imports: [Combobox, Control, Field, FormDialog, FormField, Icon, MatButton, TranslocoPipe],
  templateUrl: './values-dialog.html',
  styleUrl: './values-dialog.scss',
})
export class ValuesDialog extends EditDialog<ValuesModel> {
  protected override readonly data = inject<ValuesEdit>(MAT_DIALOG_DATA);
  private readonly vocabularies = inject(Vocabularies);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly form = form(this.model, (path) => {
    required(path.taken_at);
    validate(path.taken_at, ({ value }) =>
      new Date(value()) > new Date() ? { kind: 'server', message: 'date_in_future' } : undefined,
    );
  });
  /** Tests that are measured; those with a word for a result are documents. */
  protected readonly tests = computed(() =>
    this.vocabularies
      .terms('labs')
      .filter(({ attributes }) => !['{presence}', '{type}'].includes(`${attributes['ucum']}`))
      .map((term) => ({ value: term.code, label: this.vocabularies.labelOf(term) })),
  );
  protected readonly lines = computed(() =>
    this.model().lines.map((line) => {
      const term = this.vocabularies.term('labs', line.test);
      const { low, high } = usualRange(term, this.data.sex);
      const units = (term?.attributes['units'] as string[] | undefined) ?? [];
      return {
        line,
        name: term ? this.vocabularies.labelOf(term) : line.test,
        units: units.map((code) => ({ code, text: unitText(code) })),
        usual: rangeText(low, high, this.language()),
      };
    }),
  );
  protected readonly isEmpty = computed(
    () => !this.model().lines.some(({ test, value }) => test && value.trim()),
  );

  protected change(index: number, change: Partial<ValueLine>): void {
    this.model.update((model) => ({
      ...model,
      lines: model.lines.map((line, place) => (place === index ? { ...line, ...change } : line)),
    }));
  }

  protected addLine(): void {
    this.model.update((model) => ({ ...model, lines: [...model.lines, emptyLine] }));
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected numberOf(event: Event): number | null {
    const { valueAsNumber } = event.target as HTMLInputElement;
    return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
  }
}
