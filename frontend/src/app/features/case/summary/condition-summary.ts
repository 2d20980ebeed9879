import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Assessment } from '../../../api/models';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import type { FactValue } from '../dossier/assessment-model';
import { factChoiceKey } from '../dossier/fact-field';

/** Performance, comorbidity, habits, earlier treatment, and the facts that are known; what is not known is not listed. */
@Component({
  selector: 'nocc-condition-summary',
  imports: [TermLabel, TranslocoPipe],
  templateUrl: './condition-summary.html',
  styleUrl: './condition-summary.scss',
})
export class ConditionSummary {
  private readonly vocabularies = inject(Vocabularies);
  private readonly transloco = inject(TranslocoService);
  readonly assessment = input.required<Assessment | null>();

  protected readonly comorbidities = computed(() =>
    (this.assessment()?.charlson_items ?? [])
      .map((code) => this.vocabularies.label('charlson', code))
      .join(', '),
  );
  protected readonly facts = computed(() => {
    const known = (this.assessment()?.facts ?? {}) as Record<string, FactValue>;
    return Object.entries(known).map(([code, value]) => ({
      code,
      label: this.vocabularies.label('mdt_facts', code),
      value: this.worded(code, value),
      unit: this.unitOf(code),
    }));
  });

  private worded(code: string, value: FactValue): string {
    const language = this.transloco.activeLang();
    if (typeof value === 'boolean') return this.transloco.translate(`case.yesNo.${value}`);
    if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
    const isChoice = this.vocabularies.term('mdt_facts', code)?.attributes['datatype'] === 'choice';
    return isChoice ? this.transloco.translate(factChoiceKey(value)) : value;
  }

  private unitOf(code: string): string {
    const unit = this.vocabularies.term('mdt_facts', code)?.attributes['unit'];
    return typeof unit === 'string' && !unit.startsWith('{') ? unit : '';
  }
}
