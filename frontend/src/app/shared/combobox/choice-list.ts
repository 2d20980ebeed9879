import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Choice } from './choice';

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** What a combobox offers; the keyboard stays in its input. */
@Component({
  selector: 'nocc-choice-list',
  imports: [TranslocoPipe],
  template: `
    <ul role="listbox" [id]="id()" [attr.aria-label]="label()">
      @for (choice of choices(); track choice.value; let index = $index) {
        <li
          role="option"
          [id]="optionId(id(), index)"
          [attr.aria-selected]="choice.value === value()"
          [class.is-active]="index === active()"
          (mousedown)="$event.preventDefault(); chosen.emit(choice)"
        >
          <span>{{ choice.label }}</span>
          @if (choice.detail; as detail) {
            <span class="small muted numeric">{{ detail }}</span>
          }
        </li>
      } @empty {
        <li class="none muted" role="option" aria-disabled="true" aria-selected="false">
          {{ (isSearching() ? 'common.loading' : 'common.palette.none') | transloco }}
        </li>
      }
    </ul>
  `,
  styleUrl: './choice-list.scss',
})
export class ChoiceList {
  readonly id = input.required<string>();
  readonly label = input<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly active = input.required<number>();
  readonly value = input.required<string>();
  readonly isSearching = input(false);
  readonly chosen = output<Choice>();
  protected readonly optionId = optionId;
}
