import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import { CaseContext } from '../../widgets/case-context/case-context';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';

/** What can be done next about options and votes: propose, open a vote once there is something to choose from. */
@Component({
  selector: 'nocc-vote-ways',
  imports: [Icon, MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (context.may('propose')) {
      <a matButton="outlined" routerLink="options/new" data-testid="propose-option">
        <nocc-icon name="add" />{{ 'vote.option.new' | transloco }}
      </a>
    }
    @if (mayOpenRound()) {
      @if (hasVoted()) {
        <a matButton="outlined" routerLink="rounds/new" data-testid="open-round">
          <nocc-icon name="how_to_vote" />{{ 'vote.round.openAgain' | transloco }}
        </a>
      } @else {
        <a matButton="filled" routerLink="rounds/new" data-testid="open-round">
          <nocc-icon name="how_to_vote" />{{ 'vote.round.open' | transloco }}
        </a>
      }
    }
  `,
})
export class VoteWays {
  protected readonly context = inject(CaseContext);
  private readonly options = inject(OptionsStore);
  private readonly rounds = inject(RoundsStore);
  protected readonly hasVoted = computed(() => !!this.rounds.latest());
  protected readonly mayOpenRound = computed(
    () => this.context.may('open_round') && this.options.standing().length > 1,
  );
}
