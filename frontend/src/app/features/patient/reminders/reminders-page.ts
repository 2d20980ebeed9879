import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalReminderPreference, portalReminderPreferenceUpdate } from '../../../api/functions';
import { Toasts } from '../../../core/toasts/toasts';
import { CalendarFeed } from '../../../widgets/calendar-feed/calendar-feed';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';

/** How I am told of an appointment before it comes. */
@Component({
  selector: 'nocc-reminders-page',
  imports: [Awaited, CalendarFeed, PatientHead, TranslocoPipe],
  templateUrl: './reminders-page.html',
  styleUrl: './reminders-page.scss',
})
export class RemindersPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly choices = [1, 2, 3, 7, null] as const;
  protected readonly preference = keptFresh(() => this.api.invoke(portalReminderPreference));

  protected async choose(days_before: number | null): Promise<void> {
    try {
      await this.api.invoke(portalReminderPreferenceUpdate, { body: { days_before } });
      this.toasts.say('patient.reminders.saved');
    } catch (error) {
      this.toasts.refuse(error);
    }
    this.preference.reload();
  }
}
