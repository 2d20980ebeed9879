import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { Avatar } from '../../shared/avatar/avatar';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { TermLabel } from '../../widgets/vocabulary/term';
import { voicesOf } from './revealed';

/** Who said what and why, once the round is closed. */
@Component({
  selector: 'nocc-revealed-ballots',
  imports: [Avatar, StatusChip, TermLabel, TranslocoPipe],
  template: `
    <h4>{{ 'vote.result.ballots' | transloco }}</h4>
    <ul data-testid="revealed-ballots">
      @for (voice of voices(); track voice.ballot.id) {
        <li>
          <nocc-avatar [name]="voice.ballot.name" />
          <div class="who">
            <p>{{ voice.ballot.name }}</p>
            <p class="small muted">{{ voice.ballot.specialty | term: 'specialties' }}</p>
          </div>
          <div class="says">
            <p class="row">
              <strong>{{
                'vote.result.kinds.' + voice.ballot.kind | transloco: { letters: voice.letters }
              }}</strong>
              @if (voice.ballot.confidence; as confidence) {
                <span class="muted">{{ 'vote.confidence.' + confidence | transloco }}</span>
              }
              @if (voice.isDissent) {
                <nocc-status-chip tone="waiting" icon="flag" [label]="'vote.result.dissent' | transloco" />
              }
              @if (voice.ballot.stale) {
                <nocc-status-chip tone="closed" icon="history" [label]="'vote.result.wasStale' | transloco" />
              }
            </p>
            @if (voice.ballot.reason; as reason) {
              <p class="text">{{ reason }}</p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './revealed-ballots.scss',
})
export class RevealedBallots {
  readonly round = input.required<Round>();
  protected readonly voices = computed(() => voicesOf(this.round()));
}
