import { Pipe, type PipeTransform, inject } from '@angular/core';

import { Vocabularies } from '../../widgets/vocabulary/vocabularies';

/** The name of a rule of the schedule; visits by risk are visits like the others. */
// Impure because it reads signals: the list may still be on its way, and the language may change.
@Pipe({ name: 'ruleName', pure: false })
export class RuleName implements PipeTransform {
  private readonly vocabularies = inject(Vocabularies);

  transform(rule: string): string {
    const known = rule.startsWith('visit_risk_') ? 'visit_y1' : rule;
    return this.vocabularies.label('followup_schedule', known);
  }
}
