import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { CaseStatus } from '../../widgets/case-status/case-status';
import { TermLabel } from '../../widgets/vocabulary/term';
import { WaitingReason } from '../../widgets/waiting-reason/waiting-reason';
import type { CaseLine } from './case-lines';

/** A case of the worklist on a phone. */
@Component({
  selector: 'nocc-case-card',
  imports: [CaseStatus, RouterLink, TermLabel, TranslocoPipe, WaitingReason],
  template: `
    <a class="panel" [routerLink]="['/cases', line().row.id]">
      <span class="first">
        @if (line().row.waiting; as waiting) {
          <nocc-waiting-reason [waiting]="waiting" />
        } @else {
          <nocc-case-status [state]="line().row.state" />
        }
        @if (line().clock; as clock) {
          <span class="numeric push" [class.over]="clock.is_over">
            {{ 'worklist.days' | transloco: { days: clock.days } }}
          </span>
        }
      </span>
      <span class="numeric identity">
        {{ line().identity }}
        @if (line().row.unseen) {
          <span class="unseen small">{{ 'worklist.unseen' | transloco: { count: line().row.unseen } }}</span>
        }
      </span>
      <span>{{ line().topography | term: 'topography' }} {{ line().p16 }}</span>
      <span class="small muted numeric">
        {{ line().tnm }}
        @if (line().stage) {
          · {{ 'worklist.stage' | transloco: { stage: line().stage } }}
          {{ 'case.staging.editionShort.' + line().edition | transloco }}
        }
      </span>
    </a>
  `,
  styleUrl: './case-card.scss',
})
export class CaseCard {
  readonly line = input.required<CaseLine>();
}
