import { Component, input, model } from '@angular/core';

import { Icon } from '../icon/icon';

/** Words that narrow a list. */
@Component({
  selector: 'nocc-search-field',
  imports: [Icon],
  template: `
    <nocc-icon name="search" />
    <input
      type="search"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="text()"
      (input)="write($event)"
    />
  `,
  styleUrl: './search-field.scss',
})
export class SearchField {
  readonly label = input.required<string>();
  readonly text = model('');

  protected write(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }
}
