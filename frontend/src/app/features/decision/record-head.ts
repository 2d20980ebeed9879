import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Decision } from '../../api/models';
import { Moment } from '../../shared/moment/moment';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { RecordFiles } from './record-files';

/** Whether a decision holds, who signed it and when, and its signed record to take away. */
@Component({
  selector: 'nocc-record-head',
  imports: [Moment, RecordFiles, StatusChip, TranslocoPipe],
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
        <nocc-record-files class="push" [decision]="decision()" />
      }
    }
  `,
})
export class RecordHead {
  protected readonly context = inject(CaseContext);
  readonly decision = input.required<Decision>();
}
