import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Toasts } from '../../core/toasts/toasts';
import { Amount } from '../../shared/amount/amount';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { Skeleton } from '../../shared/state/skeleton';
import { CaseContext } from '../../widgets/case-context/case-context';
import { TermLabel } from '../../widgets/vocabulary/term';
import { OutcomeForm } from './outcome-form';
import { vocabularyOf } from './outcome-model';
import { OutcomesStore } from './outcomes-store';
import { TreatmentsStore } from './treatments-store';

/** How it went, newest first. */
@Component({
  selector: 'nocc-outcome-list',
  imports: [Amount, Icon, MatButton, Moment, OutcomeForm, Skeleton, TermLabel, TranslocoPipe],
  templateUrl: './outcome-list.html',
  styleUrls: ['./lines.scss', './outcome-list.scss'],
})
export class OutcomeList {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(OutcomesStore);
  private readonly treatments = inject(TreatmentsStore);
  protected readonly vocabularyOf = vocabularyOf;
  protected readonly isAdding = signal(false);

  protected courseOf(id: string | null): string | undefined {
    return id ? this.treatments.all().find((course) => course.id === id)?.code : undefined;
  }

  protected async withdraw(id: string): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'care.outcome.withdrawTitle',
      text: 'care.withdrawText',
      action: 'care.withdraw',
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await this.store.withdraw(id);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
