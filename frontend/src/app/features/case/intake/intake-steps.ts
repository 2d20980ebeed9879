import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import type { Step } from './intake-model';

export type StepState = 'now' | 'done' | 'wrong' | 'open';

/** The steps of intake, in any order the physician likes. */
@Component({
  selector: 'nocc-intake-steps',
  imports: [Icon, TranslocoPipe],
  templateUrl: './intake-steps.html',
  styleUrl: './intake-steps.scss',
})
export class IntakeSteps {
  readonly steps = input.required<readonly { readonly name: Step; readonly state: StepState }[]>();
  readonly chosen = output<Step>();
}
