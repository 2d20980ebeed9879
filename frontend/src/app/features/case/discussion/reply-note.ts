import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';

/** Whose message the next one answers. */
@Component({
  selector: 'nocc-reply-note',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <p class="small">
      <span>{{ 'case.discussion.replyTo' | transloco: { name: name() } }}</span>
      <button
        matIconButton
        type="button"
        [attr.aria-label]="'common.cancel' | transloco"
        (click)="dropped.emit()"
      >
        <nocc-icon name="close" />
      </button>
    </p>
  `,
  styleUrl: './reply-note.scss',
})
export class ReplyNote {
  readonly name = input.required<string>();
  readonly dropped = output();
}
