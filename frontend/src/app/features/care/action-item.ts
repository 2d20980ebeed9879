import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Action, ActionStatusEnum, DeviationReasonEnum } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Clock } from '../../shared/moment/clock';
import { dayOf } from '../../shared/moment/local-time';
import { Moment } from '../../shared/moment/moment';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { type Tone, StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { ActionsStore } from './actions-store';
import { deviationReasons } from './reasons';

const tones: Record<ActionStatusEnum, Tone> = {
  pending: 'waiting',
  done: 'decided',
  partly: 'paused',
  not_done: 'closed',
};

@Component({
  selector: 'nocc-action-item',
  imports: [Control, Field, FormField, MatButton, Moment, ProblemText, StatusChip, TranslocoPipe],
  templateUrl: './action-item.html',
  styleUrl: './item.scss',
})
export class ActionItem {
  private readonly store = inject(ActionsStore);
  private readonly context = inject(CaseContext);
  private readonly clock = inject(Clock);
  readonly action = input.required<Action>();
  protected readonly statuses: readonly ActionStatusEnum[] = ['done', 'partly', 'not_done'];
  protected readonly reasons = deviationReasons;
  protected readonly isSettling = signal(false);
  private readonly model = signal<{
    status: ActionStatusEnum | '';
    reason: DeviationReasonEnum | '';
    note: string;
  }>({
    status: '',
    reason: '',
    note: '',
  });
  protected readonly needsReason = computed(() => ['partly', 'not_done'].includes(this.model().status));
  protected readonly form = form(this.model, (path) => {
    required(path.status);
    required(path.reason, { when: () => this.needsReason() });
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly isOverdue = computed(() => {
    const { status, due } = this.action();
    return status === 'pending' && !!due && due < dayOf(this.clock.now());
  });
  protected readonly tone = computed(() => (this.isOverdue() ? 'overdue' : tones[this.action().status]));
  protected readonly maySettle = computed(() => {
    const isOwner = this.action().owner?.participant === this.context.viewpoint()?.participant;
    return this.context.isLead() || (isOwner && this.context.may('propose'));
  });

  protected open(): void {
    const { status, reason, note } = this.action();
    this.form().reset({ status: status === 'pending' ? '' : status, reason, note: note ?? '' });
    this.isSettling.set(true);
  }

  protected async settle(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ status, reason, note }) => {
      if (!status) return;
      await this.store.settle(this.action().id, { status, reason: this.needsReason() ? reason : '', note });
      this.isSettling.set(false);
    });
    this.problem.set(problem);
  }
}
