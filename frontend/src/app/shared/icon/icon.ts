import { Component, computed, input } from '@angular/core';

import { type IconName, icons } from './icons';

/** Give a `label` only where no text beside the icon says the same. */
@Component({
  selector: 'nocc-icon',
  template: `<svg viewBox="0 -960 960 960" focusable="false" aria-hidden="true">
    <path [attr.d]="path()" />
  </svg>`,
  styleUrl: './icon.scss',
  host: {
    '[attr.role]': `label() ? 'img' : null`,
    '[attr.aria-label]': 'label()',
    '[attr.aria-hidden]': `label() ? null : 'true'`,
  },
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly label = input<string>();
  protected readonly path = computed(() => /\sd="([^"]+)"/.exec(icons[this.name()])?.[1]);
}
