import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type { ReportField } from '../../../api/models';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

/** Labels, units and values of a report's fields in the reader's language. */
@Injectable({ providedIn: 'root' })
export class ReportWords {
  private readonly transloco = inject(TranslocoService);
  private readonly vocabularies = inject(Vocabularies);

  label({ label_it, label_en }: Pick<ReportField, 'label_it' | 'label_en'>): string {
    return this.transloco.activeLang() === 'it' ? label_it : label_en;
  }

  /** None for counts and scores, whose units are words of UCUM in braces. */
  unit({ unit }: ReportField): string {
    return unit.startsWith('{') ? '' : unit;
  }

  value(field: ReportField, value: unknown): string {
    if (typeof value === 'boolean') return this.transloco.translate(`case.yesNo.${value}`);
    if (typeof value === 'number') return new Intl.NumberFormat(this.transloco.activeLang()).format(value);
    if (typeof value !== 'string') return '';
    if (field.name === 'histology_icdo3') return this.vocabularies.label('morphology', value);
    const choice = field.choices.find(({ code }) => code === value);
    return choice ? this.label(choice) : value;
  }
}
