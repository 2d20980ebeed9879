import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { TermLabel } from '../vocabulary/term';
import { type Comparison, nothingShared } from './comparison';
import type { Plan } from './plan';
import { PlanConditions, PlanSteps } from './plan-lines';

/** One way to treat, whole; what is done with it is projected below. */
@Component({
  selector: 'nocc-option-card',
  imports: [PlanConditions, PlanSteps, TermLabel, TranslocoPipe],
  templateUrl: './option-card.html',
  styleUrl: './option-card.scss',
})
export class OptionCard {
  readonly plan = input.required<Plan>();
  readonly comparison = input<Comparison>(nothingShared);
  /** Heading level: a card stands under different headings. */
  readonly level = input(3);
}
