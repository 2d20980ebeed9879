import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { PatchedVisitEditRequest, Visit, VisitStatusEnum } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Clock } from '../../shared/moment/clock';
import { dayOf, minuteOf } from '../../shared/moment/local-time';
import { Moment } from '../../shared/moment/moment';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { type Tone, StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { RuleName } from './rule-name';
import { VisitsStore } from './visits-store';

type Act = 'done' | 'missed' | 'moved' | 'withdrawn';

const tones: Record<VisitStatusEnum, Tone> = {
  planned: 'running',
  done: 'decided',
  missed: 'paused',
  moved: 'closed',
};

/** One appointment: done, missed, or moved to another time. */
@Component({
  selector: 'nocc-visit-item',
  imports: [Control, Field, FormField, MatButton, Moment, ProblemText, RuleName, StatusChip, TranslocoPipe],
  templateUrl: './visit-item.html',
  styleUrls: ['./item.scss', './visit-item.scss'],
})
export class VisitItem {
  private readonly store = inject(VisitsStore);
  private readonly clock = inject(Clock);
  private readonly context = inject(CaseContext);
  readonly visit = input.required<Visit>();
  protected readonly act = signal<Act | undefined>(undefined);
  protected readonly form = form(signal({ findings: '', scheduled_at: '' }), (path) => {
    required(path.scheduled_at, { when: () => this.act() === 'moved' });
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  private readonly isPast = computed(() => new Date(this.visit().scheduled_at) < this.clock.now());
  private readonly isPlanned = computed(() => this.visit().status === 'planned');
  protected readonly isToSettle = computed(() => this.isPlanned() && this.isPast());
  /** Nobody said what became of it, and the time in which it was due is over. */
  protected readonly isOverdue = computed(() => {
    const { due_to, scheduled_at } = this.visit();
    const last = due_to ?? dayOf(new Date(scheduled_at));
    return this.isToSettle() && last < dayOf(this.clock.now());
  });
  protected readonly tone = computed<Tone>(() => {
    if (this.isOverdue()) return 'overdue';
    return this.isToSettle() ? 'waiting' : tones[this.visit().status];
  });
  protected readonly status = computed(() => {
    if (this.isOverdue()) return 'care.visit.overdue';
    return this.isToSettle() ? 'care.visit.toSettle' : `care.visit.statuses.${this.visit().status}`;
  });
  /** The window and what goes with it, while there is something to plan by. */
  protected readonly detail = computed(() => this.isPlanned() && !!this.visit().rule_id);
  protected readonly acts = computed<readonly Act[]>(() => {
    if (!this.context.isLead() || this.visit().status !== 'planned') return [];
    return this.isPast() ? ['withdrawn', 'moved', 'missed', 'done'] : ['withdrawn', 'moved', 'done'];
  });

  protected open(act: Act): void {
    const next = new Date(
      Math.max(this.clock.now().getTime(), new Date(this.visit().scheduled_at).getTime()),
    );
    this.form().reset({ findings: '', scheduled_at: minuteOf(next) });
    this.problem.set(undefined);
    this.act.set(act);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ findings, scheduled_at }) => {
      if (this.act() === 'withdrawn') await this.store.withdraw(this.visit().id);
      else await this.store.update(this.visit().id, this.changes(findings, scheduled_at));
      this.act.set(undefined);
    });
    this.problem.set(problem);
  }

  private changes(findings: string, scheduledAt: string): PatchedVisitEditRequest {
    const status = this.act();
    if (status === 'moved') return { status, scheduled_at: new Date(scheduledAt).toISOString() };
    return status === 'done' ? { status, findings } : { status: 'missed', findings };
  }
}
