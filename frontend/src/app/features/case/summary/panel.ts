import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';

/** A titled part of the summary, with the way to edit it where the reader may. */
@Component({
  selector: 'nocc-summary-panel',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <section [attr.aria-label]="heading() | transloco">
      <header>
        <h2>{{ heading() | transloco }}</h2>
        <ng-content select="[beside]" />
        @if (canEdit()) {
          <button
            matIconButton
            type="button"
            [attr.data-testid]="'edit-' + name()"
            [attr.aria-label]="('case.edit' | transloco) + ': ' + (heading() | transloco)"
            (click)="edited.emit()"
          >
            <nocc-icon name="edit" />
          </button>
        }
      </header>
      <ng-content />
    </section>
  `,
  styleUrl: './panel.scss',
})
export class SummaryPanel {
  /** Names its controls for tests. */
  readonly name = input.required<string>();
  /** Translation key. */
  readonly heading = input.required<string>();
  readonly canEdit = input(false);
  readonly edited = output();
}
