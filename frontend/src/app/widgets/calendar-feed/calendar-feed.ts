import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../api/api';
import { meCalendar, meCalendarClose, meCalendarOpen } from '../../api/functions';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { lastValue } from '../../shared/resource/last-value';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';

/** The secret address of one's calendar: told once, copied, renewed, ended. */
@Component({
  selector: 'nocc-calendar-feed',
  imports: [ErrorState, Icon, MatButton, Moment, Skeleton, TranslocoPipe],
  templateUrl: './calendar-feed.html',
  styleUrl: './calendar-feed.scss',
})
export class CalendarFeed {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly answer = resource({ loader: () => this.api.invoke(meCalendar) });
  protected readonly state = lastValue(this.answer);
  protected readonly error = this.answer.error;
  /** As the server told it just now; it cannot be asked for again. */
  protected readonly address = signal<string | undefined>(undefined);

  protected reload(): void {
    this.answer.reload();
  }

  protected async open(): Promise<void> {
    if (this.state()?.is_open && !(await this.isSure('renew'))) return;
    await this.attempt(async () => {
      const { url } = await this.api.invoke(meCalendarOpen);
      this.address.set(url);
    });
  }

  protected async close(): Promise<void> {
    if (!(await this.isSure('end'))) return;
    await this.attempt(async () => {
      await this.api.invoke(meCalendarClose);
      this.address.set(undefined);
      this.toasts.say('common.calendar.ended');
    });
  }

  protected async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address);
    this.toasts.say('common.calendar.copied');
  }

  private isSure(act: 'renew' | 'end'): Promise<boolean> {
    return this.confirm.ask({
      title: `common.calendar.${act}Title`,
      text: 'common.calendar.endText',
      action: `common.calendar.${act}`,
      isDestructive: true,
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
    this.reload();
  }
}
