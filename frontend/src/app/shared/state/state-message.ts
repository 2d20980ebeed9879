import { Component, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** What a list or page says when it has nothing to show; project the next step (a button or link) into it. */
@Component({
  selector: 'nocc-state-message',
  imports: [Icon],
  template: `
    <nocc-icon [name]="icon()" />
    <p class="title">{{ title() }}</p>
    @if (text(); as text) {
      <p class="muted">{{ text }}</p>
    }
    <div class="next"><ng-content /></div>
  `,
  styleUrl: './state-message.scss',
})
export class StateMessage {
  readonly icon = input<IconName>('inbox');
  readonly title = input.required<string>();
  readonly text = input<string>();
}
