import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { News } from './news';

/** Says that an item came or changed since the reader's last visit. */
@Component({
  selector: 'nocc-new-mark',
  imports: [TranslocoPipe],
  template: `
    @if (isNew()) {
      <span>{{ 'case.new' | transloco }}</span>
    }
  `,
  styleUrl: './new-mark.scss',
})
export class NewMark {
  private readonly news = inject(News);
  readonly kind = input.required<string>();
  readonly item = input.required<string>();
  protected readonly isNew = computed(() => this.news.isNew(this.kind(), this.item()));
}
