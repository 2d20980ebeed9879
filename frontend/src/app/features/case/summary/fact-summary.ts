import { Component, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { CaseContext } from '../../../widgets/case-context/case-context';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { type FactValue, factOf } from '../dossier/facts';
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
    return this.vocabularies
      .terms('mdt_facts')
      .map((term) => factOf(term, (named) => this.vocabularies.labelOf(named)))
      .flatMap((fact) => {
        const value = known[fact.id];
        if (value === undefined) return [];
        const { id: code, label, unit } = fact;
        const choice = fact.choices.find((named) => named.value === value)?.label;
        return [{ code, label, unit, value: choice ?? this.worded(value) }];
      });
  });

  private worded(value: FactValue): string {
    if (typeof value === 'boolean') return this.transloco.translate(`case.yesNo.${value}`);
    return typeof value === 'number'
      ? new Intl.NumberFormat(this.transloco.activeLang()).format(value)
      : value;
  }
}
