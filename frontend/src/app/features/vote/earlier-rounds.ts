import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { Moment } from '../../shared/moment/moment';
import { RoundResult } from './round-result';

/** Votes that a later one has superseded: nothing of them is lost. */
@Component({
  selector: 'nocc-earlier-rounds',
  imports: [Moment, RoundResult, TranslocoPipe],
  template: `
    @for (round of rounds(); track round.id) {
      <details class="panel">
        <summary>
          {{ 'vote.round.number' | transloco: { number: round.number } }}
          <span class="muted">{{ 'vote.round.superseded' | transloco }}</span>
          <nocc-moment class="muted" [at]="round.closed_at ?? round.deadline" />
        </summary>
        <nocc-round-result [round]="round" />
      </details>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }

    summary {
      cursor: pointer;
    }

    nocc-round-result {
      padding-top: var(--space-3);
    }
  `,
})
export class EarlierRounds {
  readonly rounds = input.required<readonly Round[]>();
}
