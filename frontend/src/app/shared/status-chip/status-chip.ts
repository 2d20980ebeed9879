import { Component, computed, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

export type Tone = 'waiting' | 'running' | 'decided' | 'overdue' | 'paused' | 'closed';

const iconOf: Record<Tone, IconName> = {
  waiting: 'priority_high',
  running: 'sync',
  decided: 'check_circle',
  overdue: 'warning',
  paused: 'pause_circle',
  closed: 'lock',
};

/** Icon, word and colour together: never colour alone. */
@Component({
  selector: 'nocc-status-chip',
  imports: [Icon],
  template: `<nocc-icon [name]="symbol()" /><span>{{ label() }}</span>`,
  styleUrl: './status-chip.scss',
  host: { '[attr.data-tone]': 'tone()' },
})
export class StatusChip {
  readonly tone = input.required<Tone>();
  readonly label = input.required<string>();
  readonly icon = input<IconName>();
  protected readonly symbol = computed(() => this.icon() ?? iconOf[this.tone()]);
}
