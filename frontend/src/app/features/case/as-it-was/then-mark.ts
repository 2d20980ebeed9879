import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import type { Fate } from './since';

/** That something is no longer so. */
@Component({
  selector: 'nocc-then-mark',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (fate(); as fate) {
      <nocc-icon [name]="fate === 'gone' ? 'delete' : 'edit'" />{{ 'asItWas.fates.' + fate | transloco }}
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      color: var(--paused-ink);
      font-size: var(--type-small);
      white-space: nowrap;

      --icon: 14px;
    }

    :host:empty {
      display: none;
    }
  `,
})
export class ThenMark {
  readonly fate = input.required<Fate | undefined>();
}
