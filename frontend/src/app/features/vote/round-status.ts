import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { InvestigationsStore } from '../../widgets/deliberation/investigations-store';
import { TermLabel } from '../../widgets/vocabulary/term';

/** How a vote stands: until when, who has voted (never what), which specialties are still missing, what it waits for. */
@Component({
  selector: 'nocc-round-status',
  imports: [Icon, Moment, StatusChip, TermLabel, TranslocoPipe],
  templateUrl: './round-status.html',
  styleUrl: './round-status.scss',
})
export class RoundStatus {
  private readonly investigations = inject(InvestigationsStore);
  readonly round = input.required<Round>();
  protected readonly tone = { open: 'running', paused: 'paused', closed: 'closed' } as const;
  protected readonly quorum = computed(() =>
    Object.entries(this.round().quorum).map(([specialty, isMet]) => ({ specialty, isMet })),
  );
  protected readonly waitedFor = computed(() =>
    this.investigations.all().filter(({ id }) => this.round().open_investigations.includes(id)),
  );
  protected readonly absent = computed(() =>
    this.round()
      .voters.filter((voter) => !voter.has_voted)
      .map(({ name }) => name)
      .join(', '),
  );
}
