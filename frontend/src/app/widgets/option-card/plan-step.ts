import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { OptionStep } from '../../api/models';
import { Amount } from '../../shared/amount/amount';
import { TermLabel } from '../vocabulary/term';

/** "Radioterapia postoperatoria · 60 Gy in 30 frazioni": one step of a plan in words. */
@Component({
  selector: 'nocc-plan-step',
  imports: [Amount, TermLabel, TranslocoPipe],
  template: `
    <span>{{ step().treatment | term: 'treatments' }}</span>
    @if (step().regimen; as regimen) {
      <span class="detail">{{ regimen | term: 'regimens' }}</span>
    }
    @if (step().dose_gy; as dose) {
      <span class="detail numeric">
        {{ dose | amount }}&nbsp;<span class="unit">Gy</span>
        @if (step().fractions; as fractions) {
          {{ 'vote.step.inFractions' | transloco: { count: fractions } }}
        }
      </span>
    } @else if (step().rt_schedule; as schedule) {
      <span class="detail">{{ schedule | term: 'rt_schedules' }}</span>
    }
    @if (step().note; as note) {
      <span class="detail muted">{{ note }}</span>
    }
  `,
  styles: `
    .detail::before {
      content: '\\00a0· ';
    }
  `,
})
export class PlanStep {
  readonly step = input.required<OptionStep>();
}
