import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { JourneyStep } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { DayWords } from '../wording/day-words';

/** The whole way, one step a line, with what is happening now in words. */
@Component({
  selector: 'nocc-journey-steps',
  imports: [DayWords, Icon, TranslocoPipe],
  template: `
    <section class="panel" aria-labelledby="journey-title">
      <h2 id="journey-title" class="visually-hidden">{{ 'patient.title' | transloco }}</h2>
      <ol>
        @for (step of steps(); track step.kind) {
          <li
            [attr.data-testid]="'step-' + step.kind"
            [attr.data-state]="step.state"
            [attr.aria-current]="step.state === 'now' ? 'step' : null"
          >
            <span class="dot" aria-hidden="true">
              @if (step.state === 'done') {
                <nocc-icon name="check" />
              }
            </span>
            <span class="words">
              <span class="title">{{ step.title }}</span>
              <span class="when small">
                {{ 'patient.journey.' + step.state | transloco }}
                @if (step.at; as at) {
                  {{
                    (step.state === 'done' ? 'patient.journey.on' : 'patient.journey.since')
                      | transloco: { day: (at | day) }
                  }}
                }
              </span>
              @if (step.state === 'now') {
                <span class="now small">{{ 'patient.journey.meaning.' + step.kind | transloco }}</span>
              }
            </span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrl: './journey-steps.scss',
})
export class JourneySteps {
  readonly steps = input.required<readonly JourneyStep[]>();
}
