import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalDiaryList } from '../../../api/functions';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { PatientHead } from '../layout/patient-head';
import { keptPages } from '../live/kept-fresh';
import { byDay } from '../wording/by-day';
import { DayWords } from '../wording/day-words';
import { EntryForm } from './entry-form';
import { strengthOf } from './strength';

/** How I am, day by day. */
@Component({
  selector: 'nocc-diary-page',
  imports: [DayWords, EntryForm, ErrorState, MatButton, PatientHead, Skeleton, StateMessage, TranslocoPipe],
  templateUrl: './diary-page.html',
  styleUrl: './diary-page.scss',
})
export class DiaryPage {
  private readonly api = inject(Api);
  protected readonly list = keptPages((wish) => this.api.invoke(portalDiaryList, wish));
  protected readonly days = computed(() => byDay(this.list.rows));
  protected readonly strengthOf = strengthOf;
}
