import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Moment } from '../../shared/moment/moment';
import type { RuleLine } from './schedule-model';

/** When the controls of one rule come: the first with its window, how many after it, what is there already. */
@Component({
  selector: 'nocc-rule-dates',
  imports: [Moment, TranslocoPipe],
  template: `
    @if (next(); as visit) {
      <span>
        <nocc-moment show="absolute" precision="day" [at]="visit.scheduled_on" />
        @if (visit.due_from !== visit.due_to) {
          <span class="muted small">
            ({{ 'care.visit.window' | transloco }}
            <nocc-moment show="absolute" precision="day" [at]="visit.due_from" /> –
            <nocc-moment show="absolute" precision="day" [at]="visit.due_to" />)
          </span>
        }
      </span>
      @if (line().fresh.length > 1) {
        <span class="muted">{{ 'care.schedule.more' | transloco: { count: line().fresh.length - 1 } }}</span>
      }
    }
    @if (line().moving.length; as count) {
      <span>{{ 'care.schedule.moves' | transloco: { count } }}</span>
    }
    @if (line().kept; as count) {
      <span class="muted">{{ 'care.schedule.kept' | transloco: { count } }}</span>
    }
    @if (line().past; as count) {
      <span class="muted">{{ 'care.schedule.past' | transloco: { count } }}</span>
    }
  `,
  styles: ':host { display: flex; flex-wrap: wrap; gap: 0 var(--space-3); }',
})
export class RuleDates {
  readonly line = input.required<RuleLine>();
  protected readonly next = computed(() => this.line().fresh.at(0));
}
