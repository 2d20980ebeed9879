import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { NextVisit } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { dialled } from '../people/dialled';
import { DayWords } from '../wording/day-words';

/** When, where, what to bring, whom to call. */
@Component({
  selector: 'nocc-next-visit-card',
  imports: [DayWords, Icon, MatButton, TranslocoPipe],
  template: `
    <section class="panel stack" aria-labelledby="visit-title" data-testid="next-visit">
      <h2 id="visit-title">{{ 'patient.visit.title' | transloco }}</h2>
      @if (visit(); as visit) {
        <p class="when">
          <strong>{{ visit.at | day: 'relative' }}</strong>
          <span>
            {{
              'patient.visit.at'
                | transloco: { day: (visit.at | day: 'weekday'), hour: (visit.at | day: 'hour') }
            }}
          </span>
        </p>
        <p>
          {{ 'patient.visit.kinds.' + visit.kind | transloco }}
          @if (visit.place; as place) {
            <br />{{ place }}
          }
        </p>
        @if (visit.instructions; as instructions) {
          <p class="instructions">{{ instructions }}</p>
        }
        @if (visit.phone; as phone) {
          <div class="row">
            <a matButton="outlined" data-testid="call-facility" [href]="dialled(phone)">
              <nocc-icon name="call" />{{ 'patient.call' | transloco }} {{ phone }}
            </a>
          </div>
        }
      } @else {
        <p class="muted">{{ 'patient.visit.none' | transloco }}</p>
      }
      @if (later().length) {
        <h3>{{ 'patient.visit.later' | transloco }}</h3>
        <ul class="later">
          @for (visit of later(); track $index) {
            <li data-testid="later-visit">
              {{
                'patient.visit.at'
                  | transloco: { day: (visit.at | day: 'weekday'), hour: (visit.at | day: 'hour') }
              }}
              <span class="muted">{{ 'patient.visit.kinds.' + visit.kind | transloco }}</span>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './next-visit-card.scss',
})
export class NextVisitCard {
  readonly visit = input.required<NextVisit | null>();
  readonly later = input<readonly NextVisit[]>([]);
  protected readonly dialled = dialled;
}
