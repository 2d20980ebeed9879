import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Waiting } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import type { IconName } from '../../shared/icon/icons';
import { Clock } from '../../shared/moment/clock';
import { dueWords } from '../case-labels/due';

const icons: Readonly<Record<string, IconName>> = {
  vote: 'how_to_vote',
  confirm_ballot: 'how_to_vote',
  investigate: 'manage_search',
  decide: 'gavel',
  sign: 'edit',
  answer_patient: 'chat',
  carry_out: 'task_alt',
  follow_up: 'event',
};

/** What waits for the reader, in words, with when it is due. */
@Component({
  selector: 'nocc-waiting-reason',
  imports: [Icon, TranslocoPipe],
  template: `
    <nocc-icon [name]="isOverdue() ? 'warning' : icon()" />
    <span class="words">
      {{ 'worklist.reasons.' + waiting().kind | transloco }}
      @if (due(); as due) {
        <span class="due">{{
          (isOverdue() ? 'worklist.overdue' : 'worklist.due') | transloco: { due }
        }}</span>
      }
    </span>
  `,
  styleUrl: './waiting-reason.scss',
  host: { '[attr.data-tone]': `isOverdue() ? 'overdue' : 'waiting'` },
})
export class WaitingReason {
  private readonly clock = inject(Clock);
  private readonly language = inject(TranslocoService).activeLang;
  readonly waiting = input.required<Waiting>();
  private readonly dueAt = computed(() => {
    const { due } = this.waiting();
    return due ? new Date(due) : undefined;
  });

  protected readonly icon = computed(() => icons[this.waiting().kind] ?? 'priority_high');
  protected readonly isOverdue = computed(() => {
    const at = this.dueAt();
    return !!at && at < this.clock.now();
  });
  protected readonly due = computed(() => {
    const at = this.dueAt();
    return at && dueWords(at, this.clock.now(), this.language());
  });
}
