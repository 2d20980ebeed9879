import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { StatusChip, type Tone } from '../../shared/status-chip/status-chip';

export type CaseState =
  'draft' | 'review' | 'voting' | 'deciding' | 'decided' | 'treatment' | 'follow-up' | 'closed';

const toneOf: Record<CaseState, Tone> = {
  draft: 'closed',
  review: 'running',
  voting: 'running',
  deciding: 'waiting',
  decided: 'decided',
  treatment: 'decided',
  'follow-up': 'decided',
  closed: 'closed',
};

/** The state of a case; a paused round shows through it. */
@Component({
  selector: 'nocc-case-status',
  imports: [StatusChip, TranslocoPipe],
  template: `<nocc-status-chip [tone]="tone()" [label]="'status.' + word() | transloco" />`,
})
export class CaseStatus {
  readonly state = input.required<CaseState>();
  readonly isPaused = input(false);
  protected readonly word = computed(() => (this.isPaused() ? 'paused' : this.state()));
  protected readonly tone = computed<Tone>(() => (this.isPaused() ? 'paused' : toneOf[this.state()]));
}
