import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Choice } from '../../../shared/combobox/choice';
import { Combobox } from '../../../shared/combobox/combobox';
import { Icon } from '../../../shared/icon/icon';

export interface PickedItem {
  readonly value: string;
  readonly label: string;
  /** What it adds, or what it means. */
  readonly detail: string;
  /** It stands, and counts nothing. */
  readonly isOutweighed?: boolean;
}

/** Several of a long list: type to find, Enter adds, and the field is ready for the next; Backspace takes the last back. */
@Component({
  selector: 'nocc-item-picker',
  imports: [Combobox, Icon, MatIconButton, TranslocoPipe],
  template: `
    <nocc-combobox
      #box
      [label]="label()"
      [placeholder]="placeholder()"
      [choices]="offered()"
      (valueChange)="pick($event, box)"
      (keydown.backspace)="takeBack($event)"
    />
    @if (picked().length) {
      <ul>
        @for (item of picked(); track item.value) {
          <li [class.outweighed]="item.isOutweighed">
            <span class="name">{{ item.label }}</span>
            <span class="detail small muted">{{ item.detail }}</span>
            <button
              matIconButton
              type="button"
              [attr.aria-label]="('case.assessment.removeItem' | transloco) + ': ' + item.label"
              (click)="dropped.emit(item.value)"
            >
              <nocc-icon name="close" />
            </button>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './item-picker.scss',
})
export class ItemPicker {
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly offered = input.required<readonly Choice[]>();
  readonly picked = input.required<readonly PickedItem[]>();
  readonly added = output<string>();
  readonly dropped = output<string>();

  protected pick(value: string, box: Combobox): void {
    if (!value) return;
    box.value.set('');
    this.added.emit(value);
  }

  protected takeBack(event: Event): void {
    const last = this.picked().at(-1);
    if (last && (event.target as HTMLInputElement).value === '') this.dropped.emit(last.value);
  }
}
