import { Directive, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';

let counter = 0;

/** Put it beside `[formField]` on an input, select or textarea inside `nocc-field`: it ties label, hint and error to it. */
@Directive({
  selector: '[noccControl]',
  host: {
    class: 'control',
    '[id]': 'id',
    '[attr.aria-describedby]': '`${hintId} ${errorId}`',
    '[attr.aria-invalid]': 'state().touched() && state().invalid()',
    '[attr.aria-required]': 'state().required()',
  },
})
export class Control {
  private readonly field = inject<FormField<unknown>>(FormField, { self: true });
  readonly id = `control-${counter++}`;
  readonly hintId = `${this.id}-hint`;
  readonly errorId = `${this.id}-error`;

  get state() {
    return this.field.state;
  }
}
