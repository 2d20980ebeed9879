import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { Receipts } from './receipts';

/** How many have opened an item, with their names at hand. */
@Component({
  selector: 'nocc-opened-by',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (names().length; as count) {
      <span [title]="names().join(', ')">
        <nocc-icon name="visibility" />
        <span class="visually-hidden">{{ 'case.openedBy' | transloco: { names: names().join(', ') } }}</span>
        <span class="numeric" aria-hidden="true">{{ count }}</span>
      </span>
    }
  `,
  styleUrl: './opened-by.scss',
})
export class OpenedBy {
  private readonly receipts = inject(Receipts);
  readonly kind = input.required<string>();
  readonly item = input.required<string>();
  protected readonly names = computed(() => this.receipts.readersOf(this.kind(), this.item()));
}
