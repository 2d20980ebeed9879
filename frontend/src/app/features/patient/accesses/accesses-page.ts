import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalAccessesList } from '../../../api/functions';
import { Icon } from '../../../shared/icon/icon';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { PatientHead } from '../layout/patient-head';
import { keptPages } from '../live/kept-fresh';
import { DayWords } from '../wording/day-words';
import { accessDays, ownRecord } from './access-lines';
import { ContentKinds } from './content-kinds';

/** Who opened my record, day by day. */
@Component({
  selector: 'nocc-accesses-page',
  imports: [
    ContentKinds,
    DayWords,
    ErrorState,
    Icon,
    MatButton,
    PatientHead,
    Skeleton,
    StateMessage,
    TranslocoPipe,
  ],
  templateUrl: './accesses-page.html',
  styleUrl: './accesses-page.scss',
})
export class AccessesPage {
  private readonly api = inject(Api);
  protected readonly list = keptPages((wish) => this.api.invoke(portalAccessesList, wish));
  protected readonly showsOwn = signal(false);
  protected readonly days = computed(() =>
    accessDays(this.list.rows.filter(({ ground }) => this.showsOwn() || ground !== ownRecord)),
  );

  constructor() {
    // A page full of one's own openings must not look as if nobody else had come.
    effect(() => {
      if (!this.days().length && this.list.hasMore && !this.list.isLoading() && !this.list.error()) {
        void this.list.more();
      }
    });
  }
}
