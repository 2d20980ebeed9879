import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Treatment } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Amount } from '../../shared/amount/amount';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { Skeleton } from '../../shared/state/skeleton';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { TermLabel } from '../../widgets/vocabulary/term';
import { Letters } from './letters';
import { TreatmentForm } from './treatment-form';
import { TreatmentsStore } from './treatments-store';

/** What was really given, with admission and discharge. */
@Component({
  selector: 'nocc-treatment-list',
  imports: [
    Amount,
    Icon,
    MatButton,
    Moment,
    RouterLink,
    Skeleton,
    StatusChip,
    TermLabel,
    TranslocoPipe,
    TreatmentForm,
  ],
  templateUrl: './treatment-list.html',
  styleUrls: ['./lines.scss', './treatment-list.scss'],
})
export class TreatmentList {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(TreatmentsStore);
  protected readonly letters = inject(Letters);
  /** The course whose form is open: its identifier, or `new`. */
  protected readonly edited = signal<string | undefined>(undefined);

  protected async withdraw(treatment: Treatment): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'care.treatment.withdrawTitle',
      text: 'care.withdrawText',
      action: 'care.withdraw',
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await this.store.withdraw(treatment.id);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
