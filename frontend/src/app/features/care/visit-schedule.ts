import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { BasisEnum } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Toasts } from '../../core/toasts/toasts';
import { Combobox } from '../../shared/combobox/combobox';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Moment } from '../../shared/moment/moment';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { Places } from './places';
import { RuleDates } from './rule-dates';
import { RuleName } from './rule-name';
import { changesOf, linesOf, wantedRules } from './schedule-model';
import { ScheduleStore } from './schedule-store';
import { VisitsStore } from './visits-store';

/** What follow-up asks for, when and why: the lead leaves out, decides what is open, and confirms. */
@Component({
  selector: 'nocc-visit-schedule',
  imports: [
    Combobox,
    Control,
    ErrorState,
    Field,
    FormField,
    MatButton,
    Moment,
    ProblemText,
    RuleDates,
    RuleName,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [ScheduleStore],
  templateUrl: './visit-schedule.html',
  styleUrls: ['./item.scss', './visit-schedule.scss'],
})
export class VisitSchedule {
  private readonly visits = inject(VisitsStore);
  private readonly toasts = inject(Toasts);
  protected readonly store = inject(ScheduleStore);
  protected readonly places = inject(Places);
  readonly closed = output();
  protected readonly horizons = ['12', '24', '60', '120'] as const;
  protected readonly unwanted = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ until: '24', facility: '', time_of_day: '09:00' }), (path) => {
    required(path.until);
    required(path.time_of_day);
  });
  protected readonly lines = computed(() => {
    const schedule = this.store.schedule();
    return schedule ? linesOf(schedule) : [];
  });
  protected readonly changes = computed(() => {
    const schedule = this.store.schedule();
    return schedule ? changesOf(schedule, this.unwanted()) : 0;
  });

  protected chooseBasis(basis: BasisEnum): void {
    this.store.basis.set(basis);
  }

  protected chooseHorizon(event: Event): void {
    this.store.untilMonth.set(Number((event.target as HTMLSelectElement).value));
  }

  protected toggle(rule: string): void {
    this.unwanted.update((rules) => toggled(rules, rule));
  }

  protected decide(rule: string): void {
    this.store.decided.update((rules) => toggled(rules, rule));
  }

  protected async generate(event: Event): Promise<void> {
    event.preventDefault();
    const schedule = this.store.schedule();
    if (!schedule) return;
    const problem = await submitTo(this.form, async ({ facility, time_of_day }) => {
      const rules = wantedRules(schedule, this.unwanted());
      await this.store.generate({ facility: facility || null, time_of_day, rules });
      this.visits.reload();
      this.toasts.say('care.schedule.generated');
      this.closed.emit();
    });
    this.problem.set(problem);
  }
}

function toggled(rules: ReadonlySet<string>, rule: string): ReadonlySet<string> {
  const next = new Set(rules);
  if (!next.delete(rule)) next.add(rule);
  return next;
}
