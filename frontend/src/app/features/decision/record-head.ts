import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Decision } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { RecordFiles } from './record-files';

/** Whether a decision holds, who signed it and when, and its signed record to take away. */
@Component({
  selector: 'nocc-record-head',
  imports: [Icon, MatButton, Moment, RecordFiles, RouterLink, StatusChip, TranslocoPipe],
  template: `
    @if (decision().status === 'draft') {
      <nocc-status-chip tone="waiting" icon="edit" [label]="'decision.draft' | transloco" />
      <span class="muted">{{ decision().drafted_by?.name }}</span>
    } @else {
      <nocc-status-chip
        [tone]="decision().superseded_by ? 'closed' : 'decided'"
        [label]="(decision().superseded_by ? 'decision.superseded' : 'decision.inForce') | transloco"
      />
      <span data-testid="signed-by">
        {{ 'decision.signedBy' | transloco: { name: decision().signed_by?.name } }}
        @if (decision().signed_at; as at) {
          <nocc-moment [at]="at" />
        }
      </span>
      @if (!context.isObserver()) {
        <a
          class="push"
          matButton="text"
          data-testid="decision-day"
          [routerLink]="['/cases', decision().case, 'then']"
          [queryParams]="{ decision: decision().id }"
        >
          <nocc-icon name="history" />{{ 'asItWas.decisionDay' | transloco }}
        </a>
        <nocc-record-files [decision]="decision()" />
      }
    }
  `,
})
export class RecordHead {
  protected readonly context = inject(CaseContext);
  readonly decision = input.required<Decision>();
}
