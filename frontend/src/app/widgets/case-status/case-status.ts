import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { IconName } from '../../shared/icon/icons';
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

const iconOf: Partial<Record<CaseState, IconName>> = {
  draft: 'edit',
  review: 'forum',
  voting: 'how_to_vote',
  treatment: 'medication',
  'follow-up': 'event',
};

/** The state of a case; a paused round shows through it. */
@Component({
  selector: 'nocc-case-status',
  imports: [StatusChip, TranslocoPipe],
  template: `<nocc-status-chip [tone]="tone()" [icon]="icon()" [label]="'status.' + word() | transloco" />`,
})
export class CaseStatus {
  readonly state = input.required<CaseState>();
  readonly isPaused = input(false);
  protected readonly word = computed(() => (this.isPaused() ? 'paused' : this.state()));
  protected readonly icon = computed(() => (this.isPaused() ? undefined : iconOf[this.state()]));
  protected readonly tone = computed<Tone>(() => (this.isPaused() ? 'paused' : toneOf[this.state()]));
}
