import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { barsOf } from './revealed';
import { RevealedBallots } from './revealed-ballots';
import { RunOffTable } from './run-off-table';

/** What a closed vote came to. It counts and says ties; it decides nothing. */
@Component({
  selector: 'nocc-round-result',
  imports: [Icon, RevealedBallots, RunOffTable, StatusChip, TranslocoPipe],
  templateUrl: './round-result.html',
  styleUrl: './round-result.scss',
})
export class RoundResult {
  readonly round = input.required<Round>();
  protected readonly bars = computed(() => barsOf(this.round()));
  protected readonly tied = computed(() =>
    this.bars()
      .filter(({ isLeader }) => isLeader)
      .map(({ letter }) => letter)
      .join(', '),
  );
}
