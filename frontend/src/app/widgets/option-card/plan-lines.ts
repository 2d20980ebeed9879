import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { OptionStep } from '../../api/models';
import { stepKey, textKey } from './differences';
import { PlanStep } from './plan-step';

/** The steps of a plan in order; those that the options beside it do not share stand out. */
@Component({
  selector: 'nocc-plan-steps',
  imports: [PlanStep, TranslocoPipe],
  template: `
    <ol>
      @for (line of lines(); track $index) {
        <li [class.is-shared]="line.isShared">
          <nocc-plan-step [step]="line.step" />
          @if (!line.isShared) {
            <span class="visually-hidden">({{ 'vote.options.onlyHere' | transloco }})</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './plan-lines.scss',
})
export class PlanSteps {
  readonly steps = input.required<readonly OptionStep[]>();
  /** Keys of the steps that all options have; without it nothing is compared. */
  readonly shared = input<ReadonlySet<string>>();
  protected readonly lines = computed(() =>
    this.steps().map((step) => ({ step, isShared: this.shared()?.has(stepKey(step)) ?? true })),
  );
}

/** The conditions of a plan; those that the options beside it do not share stand out. */
@Component({
  selector: 'nocc-plan-conditions',
  imports: [TranslocoPipe],
  template: `
    <ul>
      @for (line of lines(); track $index) {
        <li [class.is-shared]="line.isShared">
          {{ line.text }}
          @if (!line.isShared) {
            <span class="visually-hidden">({{ 'vote.options.onlyHere' | transloco }})</span>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './plan-lines.scss',
})
export class PlanConditions {
  readonly conditions = input.required<readonly string[]>();
  readonly shared = input<ReadonlySet<string>>();
  protected readonly lines = computed(() =>
    this.conditions().map((text) => ({ text, isShared: this.shared()?.has(textKey(text)) ?? true })),
  );
}
