import { Component, ElementRef, afterRenderEffect, inject, input, output } from '@angular/core';
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
  private readonly list = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly steps = input.required<readonly { readonly name: Step; readonly state: StepState }[]>();
  readonly chosen = output<Step>();

  constructor() {
    // On a phone the steps are a row wider than the screen.
    afterRenderEffect(() => {
      const now = this.steps().findIndex((step) => step.state === 'now');
      this.list.querySelectorAll('li')[now]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }
}
