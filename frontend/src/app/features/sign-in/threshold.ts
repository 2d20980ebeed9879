import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Language } from '../../core/language/language';

/** The frame of every page seen before somebody is signed in. */
@Component({
  selector: 'nocc-threshold',
  imports: [TranslocoPipe],
  templateUrl: './threshold.html',
  styleUrl: './threshold.scss',
  host: { class: 'threshold' },
})
export class Threshold {
  protected readonly language = inject(Language);
  readonly heading = input.required<string>();
}
