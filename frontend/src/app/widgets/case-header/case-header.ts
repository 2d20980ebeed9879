import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { CaseDetail } from '../../api/models';
import { Clock } from '../../shared/moment/clock';
import { clockNow } from '../case-labels/clock';
import { dueWords } from '../case-labels/due';
import { fullName, shortIdentity } from '../case-labels/identity';
import { p16Sign, tnmText } from '../case-labels/tnm';
import { CaseStatus } from '../case-status/case-status';
import { TermLabel } from '../vocabulary/term';

/** The strip that says at a glance whom the case is about and where it stands; project the actions into it. */
@Component({
  selector: 'nocc-case-header',
  imports: [CaseStatus, TermLabel, TranslocoPipe],
  templateUrl: './case-header.html',
  styleUrl: './case-header.scss',
})
export class CaseHeader {
  private readonly clock = inject(Clock);
  private readonly language = inject(TranslocoService).activeLang;
  readonly detail = input.required<CaseDetail>();

  protected readonly identity = computed(() => shortIdentity(this.detail().patient));
  protected readonly name = computed(() => fullName(this.detail().patient));
  protected readonly p16 = computed(() => p16Sign(this.detail().diagnosis?.p16_status ?? ''));
  /** The pathological staging counts once there is one. */
  protected readonly staging = computed(() => this.detail().stagings.at(-1));
  protected readonly tnm = computed(() => {
    const staging = this.staging();
    return staging && tnmText(staging);
  });
  protected readonly runningClock = computed(() => clockNow(this.detail().clocks));
  protected readonly round = computed(() => (this.detail().state === 'voting' ? this.detail().round : null));
  protected readonly ballots = computed(() => {
    const round = this.round();
    return Array.from({ length: round?.expected ?? 0 }, (_, index) => index < (round?.cast ?? 0));
  });
  protected readonly deadline = computed(() => {
    const at = this.round()?.deadline;
    return at && dueWords(new Date(at), this.clock.now(), this.language());
  });
}
