import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { OpeningHours } from '../../../api/models';
import { Clock } from '../../../shared/moment/clock';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { openState, openingSpans, weekdayName } from './opening';

/** Opening hours in words, and whether it is open now. */
@Component({
  selector: 'nocc-opening-words',
  imports: [StatusChip, TranslocoPipe],
  template: `
    @if (spans().length) {
      <nocc-status-chip
        [tone]="state().isOpen ? 'decided' : 'closed'"
        [label]="stateKey() | transloco: { time: state().until, day: nextDay() }"
      />
      <dl class="facts">
        @for (span of spans(); track span.days) {
          <dt>{{ span.days }}</dt>
          <dd class="numeric">{{ span.hours }}</dd>
        }
      </dl>
    } @else {
      <p class="small muted">{{ 'patient.facilities.noHours' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--space-2);
    }
  `,
})
export class OpeningWords {
  private readonly clock = inject(Clock);
  private readonly language = inject(TranslocoService).activeLang;
  readonly openings = input.required<readonly OpeningHours[]>();
  protected readonly state = computed(() => openState(this.openings(), this.clock.now()));
  protected readonly stateKey = computed(() => {
    const { isOpen, inDays } = this.state();
    if (isOpen) return 'patient.facilities.open';
    const when = inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : 'onDay';
    return `patient.facilities.closed.${when}`;
  });
  protected readonly nextDay = computed(() => {
    const { day } = this.state();
    return day ? weekdayName(day, this.language(), 'long') : '';
  });
  protected readonly spans = computed(() =>
    openingSpans(this.openings()).map(({ from, to, hours }) => ({
      days: [...new Set([from, to])].map((day) => weekdayName(day, this.language(), 'long')).join(' – '),
      hours: hours.join(', '),
    })),
  );
}
