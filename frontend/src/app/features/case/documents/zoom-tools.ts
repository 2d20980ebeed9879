import { Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';

/** Larger, smaller, as wide as the window, a quarter turn. */
@Component({
  selector: 'nocc-zoom-tools',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <button
      matIconButton
      type="button"
      data-testid="zoom-out"
      [attr.aria-label]="'documents.viewer.smaller' | transloco"
      (click)="zoomed.emit(-1)"
    >
      <nocc-icon name="zoom_out" />
    </button>
    <span class="numeric small" data-testid="scale">{{ percent() }}</span>
    <button
      matIconButton
      type="button"
      data-testid="zoom-in"
      [attr.aria-label]="'documents.viewer.larger' | transloco"
      (click)="zoomed.emit(1)"
    >
      <nocc-icon name="zoom_in" />
    </button>
    <button
      matIconButton
      type="button"
      data-testid="fit"
      [attr.aria-label]="'documents.viewer.fit' | transloco"
      (click)="fitted.emit()"
    >
      <nocc-icon name="fit_width" />
    </button>
    <button
      matIconButton
      type="button"
      data-testid="rotate"
      [attr.aria-label]="'documents.viewer.rotate' | transloco"
      (click)="rotated.emit()"
    >
      <nocc-icon name="rotate_right" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
    }

    span {
      min-width: 5ch;
      text-align: center;
    }
  `,
})
export class ZoomTools {
  readonly scale = input.required<number>();
  readonly zoomed = output<1 | -1>();
  readonly fitted = output();
  readonly rotated = output();
  protected readonly percent = computed(() => `${Math.round(this.scale() * 100)}%`);
}
