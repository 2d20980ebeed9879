import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Assessment } from '../../../api/models';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

/** Performance, comorbidity, habits and earlier treatment. */
@Component({
  selector: 'nocc-condition-summary',
  imports: [TermLabel, TranslocoPipe],
  templateUrl: './condition-summary.html',
  styleUrl: './facts.scss',
})
export class ConditionSummary {
  private readonly vocabularies = inject(Vocabularies);
  readonly assessment = input.required<Assessment | null>();

  protected readonly comorbidities = computed(() =>
    (this.assessment()?.charlson_items ?? [])
      .map((code) => this.vocabularies.label('charlson', code))
      .join(', '),
  );

  /** Each with its grade: the overall one is explained by them. */
  protected readonly ailments = computed(() =>
    Object.entries(this.assessment()?.ace27_items ?? {})
      .map(([code, grade]) => `${this.vocabularies.label('ace27_conditions', code)} ${grade}`)
      .join(', '),
  );
}
