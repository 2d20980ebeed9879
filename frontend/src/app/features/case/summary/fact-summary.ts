import { Component, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { CaseContext } from '../../../widgets/case-context/case-context';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import type { FactValue } from '../dossier/assessment-model';
import { factChoiceKey } from '../dossier/fact-field';
import { SummaryPanel } from './panel';

/** The head-and-neck facts that are known; what is not known is not listed. */
@Component({
  selector: 'nocc-fact-summary',
  imports: [SummaryPanel],
  template: `
    @if (facts().length) {
      <nocc-summary-panel name="facts" heading="case.assessment.facts">
        <ul>
          @for (fact of facts(); track fact.code) {
            <li>
              <span class="muted" [title]="fact.label">{{ fact.label }}</span>
              <span class="numeric value">
                {{ fact.value }}
                @if (fact.unit) {
                  <span class="unit">{{ fact.unit }}</span>
                }
              </span>
            </li>
          }
        </ul>
      </nocc-summary-panel>
    }
  `,
  styleUrl: './fact-summary.scss',
})
export class FactSummary {
  private readonly context = inject(CaseContext);
  private readonly vocabularies = inject(Vocabularies);
  private readonly transloco = inject(TranslocoService);

  protected readonly facts = computed(() => {
    const known = (this.context.detail()?.assessment?.facts ?? {}) as Record<string, FactValue>;
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
    const unit: unknown = this.vocabularies.term('mdt_facts', code)?.attributes['unit'];
    return typeof unit === 'string' && !unit.startsWith('{') ? unit : '';
  }
}
