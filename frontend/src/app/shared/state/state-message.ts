import { Component, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** What a list or page says when it has nothing to show; project the next step (a button or link) into it. */
@Component({
  selector: 'nocc-state-message',
  imports: [Icon],
  template: `
    <nocc-icon [name]="icon()" />
    @if (isPage()) {
      <h1>{{ title() }}</h1>
    } @else {
      <p class="title">{{ title() }}</p>
    }
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
  /** The message is all the page says, so its title is the page's. */
  readonly isPage = input(false);
}
