import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ConsentState } from '../../../api/models';
import { DayWords } from '../wording/day-words';

/** One consent: what it allows, what stops without it, and the switch. */
@Component({
  selector: 'nocc-consent-card',
  imports: [DayWords, TranslocoPipe],
  template: `
    <article class="panel stack">
      <div class="head">
        <h2 [id]="id()">{{ texts() + '.title' | transloco }}</h2>
        <button
          type="button"
          role="switch"
          [attr.aria-labelledby]="id()"
          [attr.aria-checked]="isGiven()"
          [attr.data-testid]="'consent-' + consent().kind"
          [disabled]="isSaving()"
          (click)="wanted.emit(!isGiven())"
        >
          <span class="track" aria-hidden="true"></span>
          <span class="small">{{
            (isGiven() ? 'patient.privacy.isGiven' : 'patient.privacy.isNotGiven') | transloco
          }}</span>
        </button>
      </div>
      <p>{{ texts() + '.allows' | transloco }}</p>
      <p class="small muted">{{ texts() + '.without' | transloco }}</p>
      @if (latest(); as latest) {
        <p class="small muted">
          {{
            (latest.granted ? 'patient.privacy.givenOn' : 'patient.privacy.withdrawnOn')
              | transloco: { day: (latest.at | day), name: latest.recorded_by.name }
          }}
        </p>
      }
    </article>
  `,
  styleUrl: './consent-card.scss',
})
export class ConsentCard {
  readonly consent = input.required<ConsentState>();
  readonly isSaving = input(false);
  readonly wanted = output<boolean>();
  protected readonly isGiven = computed(() => this.consent().granted === true);
  protected readonly latest = computed(() => this.consent().history[0]);
  protected readonly id = computed(() => `consent-title-${this.consent().kind}`);
  protected readonly texts = computed(() => `patient.privacy.kinds.${this.consent().kind}`);
}
