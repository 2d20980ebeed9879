import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Observation } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { Receipts } from '../attention/receipts';
import { withdrawQuestion } from '../page/item-questions';
import { ObservationsStore } from './observations-store';
import { TestRow } from './test-row';
import type { TestSeries } from './test-series';
import { ValuesDialog } from './values-dialog';
import { type ValuesModel, emptyLine, observationsOf, usualTests } from './values-model';

/** The laboratory values, a line a test: the newest with its flag and range, the trend, and behind it all the others. */
@Component({
  selector: 'nocc-laboratory',
  imports: [ErrorState, Icon, MatButton, Skeleton, StateMessage, TestRow, TranslocoPipe],
  templateUrl: './laboratory.html',
  styleUrl: './laboratory.scss',
})
export class Laboratory {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly receipts = inject(Receipts);
  private readonly vocabularies = inject(Vocabularies);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(ObservationsStore);
  protected readonly opened = signal<string | undefined>(undefined);
  /** In the order of the code list, which is that of a laboratory's sheet. */
  protected readonly tests = computed<readonly TestSeries[]>(() => {
    const order = new Map(this.vocabularies.terms('labs').map(({ code }, index) => [code, index]));
    const place = ({ test }: TestSeries) => order.get(test) ?? order.size;
    return this.store.tests().toSorted((a, b) => place(a) - place(b));
  });

  constructor() {
    effect(() => {
      const newest = this.tests().map(({ values }) => values[0].id);
      untracked(() => {
        for (const id of newest) this.receipts.give('observation', id);
      });
    });
  }

  protected toggle({ test }: TestSeries): void {
    this.opened.update((opened) => (opened === test ? undefined : test));
  }

  protected mayWithdraw({ entered_by }: Observation): boolean {
    return this.context.isLead() || entered_by?.id === this.session.me()?.id;
  }

  protected add(): void {
    const lines = usualTests.map((test) => ({ ...emptyLine, test }));
    const model: ValuesModel = { taken_at: '', laboratory: '', lines };
    const unitOf = (test: string) => `${this.vocabularies.term('labs', test)?.attributes['ucum'] ?? ''}`;
    const send = (written: ValuesModel) => this.store.record(observationsOf(written, unitOf));
    const sex = this.context.detail()?.patient.sex ?? '';
    this.dialog.open(ValuesDialog, { data: { model, send, sex }, width: '820px', maxWidth: '96vw' });
  }

  protected async withdraw({ id }: Observation): Promise<void> {
    if (!(await this.confirm.ask(withdrawQuestion))) return;
    try {
      await this.store.withdraw(id);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
