import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

export interface JourneyStep {
  readonly title: string;
  readonly state: 'done' | 'now' | 'next';
}

/** Where somebody is on a way of few steps: dots, words, and "you are here" for those who do not see the dots. */
@Component({
  selector: 'nocc-journey',
  imports: [Icon, TranslocoPipe],
  templateUrl: './journey.html',
  styleUrl: './journey.scss',
})
export class Journey {
  readonly label = input.required<string>();
  readonly steps = input.required<readonly JourneyStep[]>();
}
