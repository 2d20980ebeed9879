import { NgTemplateOutlet } from '@angular/common';
import { Component, type TemplateRef, computed, contentChild, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { StatusChip } from '../../shared/status-chip/status-chip';
import { narrowWindow } from '../../shared/viewport/narrow';
import { TermLabel } from '../vocabulary/term';
import { comparisonOf } from './comparison';
import { OptionCard } from './option-card';
import type { Plan } from './plan';
import { PlanConditions, PlanSteps } from './plan-lines';

/**
 * Options as columns with the same rows in each, differences marked; cards one under the other on a phone.
 * Project `<ng-template #actions let-plan>` for what can be done with each.
 */
@Component({
  selector: 'nocc-option-table',
  imports: [NgTemplateOutlet, OptionCard, PlanConditions, PlanSteps, StatusChip, TermLabel, TranslocoPipe],
  templateUrl: './option-table.html',
  styleUrl: './option-table.scss',
})
export class OptionTable {
  readonly label = input.required<string>();
  readonly plans = input.required<readonly Plan[]>();
  /** Words about single options (translated), by identifier: "my vote", "decided". */
  readonly marks = input<Readonly<Record<string, string>>>({});
  protected readonly actions = contentChild<TemplateRef<{ $implicit: Plan }>>('actions');
  protected readonly isNarrow = narrowWindow();
  protected readonly comparison = computed(() => comparisonOf(this.plans()));
  protected readonly hasConditions = computed(() => this.plans().some((plan) => plan.conditions?.length));
  protected readonly hasRationale = computed(() => this.plans().some((plan) => plan.rationale));
  protected readonly hasEvidence = computed(() =>
    this.plans().some((plan) => plan.evidence_level || plan.evidence_reference),
  );
  protected readonly hasProposer = computed(() => this.plans().some((plan) => plan.proposer));
}
