import { Component, DestroyRef, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

let counter = 0;

/**
 * A form or the details of a row, beside its list: takes the keyboard when it opens and gives it back when it closes.
 * Put it after the list in an element with the class `with-panel`.
 */
@Component({
  selector: 'nocc-side-panel',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <header>
      <h2 tabindex="-1" [id]="id">{{ title() }}</h2>
      <button
        matIconButton
        type="button"
        data-testid="close-panel"
        [attr.aria-label]="'common.close' | transloco"
        (click)="closed.emit()"
      >
        <nocc-icon name="close" />
      </button>
    </header>
    <div class="body"><ng-content /></div>
  `,
  styleUrl: './side-panel.scss',
  host: {
    role: 'complementary',
    '[attr.aria-labelledby]': 'id',
    '(keydown.escape)': 'closed.emit()',
  },
})
export class SidePanel {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly title = input.required<string>();
  readonly closed = output();
  protected readonly id = `side-panel-${counter++}`;

  constructor() {
    const before = document.activeElement;
    afterNextRender(() => {
      const { nativeElement: panel } = this.host;
      const target = panel.querySelector<HTMLElement>('.body .control') ?? panel.querySelector('h2');
      target?.focus({ preventScroll: true });
    });
    inject(DestroyRef).onDestroy(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    });
  }
}
