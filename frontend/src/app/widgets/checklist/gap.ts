import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ChecklistItem } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import { isUrgent } from './checklist-store';

const daysOfWeek = 7;

/** One gap of the dossier: what, and what is the matter with it. */
@Component({
  selector: 'nocc-gap',
  imports: [Icon, TranslocoPipe],
  template: `
    <nocc-icon [name]="item().status === 'stale' ? 'schedule' : 'error'" />
    <span>
      {{ 'checklist.items.' + item().code | transloco }}
      <span class="small matter">
        @if (item().status === 'stale') {
          {{ 'checklist.stale' | transloco: { weeks: weeks() } }}
        } @else {
          {{ 'checklist.missing.' + item().code | transloco }}
        }
        @if (isUrgent()) {
          · {{ 'checklist.blocks' | transloco }}
        }
      </span>
    </span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
      min-width: 0;
      color: var(--ink);
    }

    nocc-icon {
      --icon: 16px;

      align-self: center;
    }

    nocc-icon,
    .matter {
      color: var(--waiting-ink);
    }

    :host(.is-urgent) nocc-icon,
    :host(.is-urgent) .matter {
      color: var(--overdue-ink);
    }
  `,
  host: { '[class.is-urgent]': 'isUrgent()' },
})
export class Gap {
  readonly item = input.required<ChecklistItem>();
  protected readonly isUrgent = computed(() => isUrgent(this.item()));
  protected readonly weeks = computed(() => Math.round((this.item().lasts_days ?? 0) / daysOfWeek));
}
