import { Component, input, model } from '@angular/core';

import type { Choice } from '../combobox/choice';

/** One criterion of a list: a small select that shows whether it narrows. */
@Component({
  selector: 'nocc-filter-select',
  template: `
    <select [attr.aria-label]="label()" [class.is-set]="value()" (change)="choose($event)">
      <option value="" [selected]="!value()">{{ label() }}</option>
      @for (choice of choices(); track choice.value) {
        <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
      }
    </select>
  `,
  styleUrl: './filter-select.scss',
})
export class FilterSelect {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = model('');

  protected choose(event: Event): void {
    this.value.set((event.target as HTMLSelectElement).value);
  }
}
