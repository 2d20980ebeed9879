import { Component, computed, contentChild, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';
import { Control } from './control';
import { errorText } from './error-text';

/** Label, unit and format before the control; the mistake, in words, after it. */
@Component({
  selector: 'nocc-field',
  imports: [Icon, TranslocoPipe],
  templateUrl: './field.html',
  styleUrl: './field.scss',
})
export class Field {
  readonly label = input.required<string>();
  readonly unit = input<string>();
  readonly hint = input<string>();
  /** Needed in the end, though the form may be saved without it: not called optional. */
  readonly isAsked = input(false);
  protected readonly control = contentChild.required(Control);

  protected readonly mistake = computed(() => {
    const state = this.control().state();
    const first = state.touched() ? state.errors()[0] : undefined;
    return first && errorText(first);
  });
}
