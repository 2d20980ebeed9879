import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { CaseContext } from '../../widgets/case-context/case-context';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { RoundResult } from './round-result';
import { RoundStatus } from './round-status';

/** The latest vote: how it stands, then what it came to; the lead closes it and writes the decision. */
@Component({
  selector: 'nocc-round-panel',
  imports: [Icon, MatButton, RoundResult, RoundStatus, RouterLink, TranslocoPipe],
  template: `
    <nocc-round-status [round]="round()">
      @if (context.isLead() && round().status !== 'closed') {
        <button matButton="outlined" type="button" data-testid="close-round" (click)="close()">
          {{ 'vote.round.close' | transloco }}
        </button>
      } @else if (context.isLead() && context.detail()?.state === 'deciding') {
        <a
          matButton="outlined"
          data-testid="write-decision"
          [routerLink]="['/cases', context.id(), 'decision']"
        >
          <nocc-icon name="gavel" />{{ 'vote.round.decide' | transloco }}
        </a>
      }
    </nocc-round-status>
    @if (round().result) {
      <nocc-round-result [round]="round()" />
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); }',
})
export class RoundPanel {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly rounds = inject(RoundsStore);
  protected readonly context = inject(CaseContext);
  readonly round = input.required<Round>();

  protected async close(): Promise<void> {
    const { id, quorum, voted, eligible } = this.round();
    const isSure = await this.confirm.ask({
      title: 'vote.round.closeTitle',
      text: Object.values(quorum).every(Boolean) ? 'vote.round.closeText' : 'vote.round.closeTextNoQuorum',
      action: 'vote.round.close',
      isDestructive: true,
      params: { voted: voted.length, eligible: eligible.length },
    });
    if (!isSure) return;
    try {
      await this.rounds.close(id);
      this.toasts.say('vote.round.closed');
    } catch (error) {
      this.toasts.refuse(error);
      this.rounds.reload();
    }
  }
}
