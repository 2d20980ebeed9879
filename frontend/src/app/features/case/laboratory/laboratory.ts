import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Observation } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { FilterSelect } from '../../../shared/filter-select/filter-select';
import { Icon } from '../../../shared/icon/icon';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { Receipts } from '../attention/receipts';
import { withdrawQuestion } from '../page/item-questions';
import { ImportDialog } from './import-dialog';
import { ImportLines } from './import-lines';
import { ObservationsStore } from './observations-store';
import { TestRow } from './test-row';
import { type TestSeries, isOutOfRange } from './test-series';
import { ValuesDialog } from './values-dialog';
import { type ValuesModel, emptyLine, lineOf, observationsOf, usualTests } from './values-model';

/** The laboratory values, a line a test: the newest with its flag and range; behind it the trend and all the others. */
@Component({
  selector: 'nocc-laboratory',
  imports: [
    ErrorState,
    FilterSelect,
    Icon,
    ImportLines,
    MatButton,
    Skeleton,
    StateMessage,
    TestRow,
    TranslocoPipe,
  ],
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
  private readonly transloco = inject(TranslocoService);
  private readonly rows = viewChildren(TestRow, { read: ElementRef<HTMLElement> });
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(ObservationsStore);
  protected readonly opened = signal<string | undefined>(undefined);
  protected readonly panel = signal('');
  protected readonly range = signal('');
  /** In the order of the code list, which is that of a laboratory's sheet. */
  private readonly ordered = computed<readonly TestSeries[]>(() => {
    const order = new Map(this.vocabularies.terms('labs').map(({ code }, index) => [code, index]));
    const place = ({ test }: TestSeries) => order.get(test) ?? order.size;
    return this.store.tests().toSorted((a, b) => place(a) - place(b));
  });
  protected readonly tests = computed(() =>
    this.ordered().filter(
      ({ test, values }) =>
        (!this.panel() || this.panelOf(test) === this.panel()) && (!this.range() || isOutOfRange(values[0])),
    ),
  );
  protected readonly panels = computed(() => {
    this.transloco.activeLang();
    return [...new Set(this.ordered().map(({ test }) => this.panelOf(test)))]
      .filter(Boolean)
      .map((value) => ({ value, label: this.transloco.translate(`case.labs.panels.${value}`) }));
  });
  protected readonly ranges = computed(() => {
    this.transloco.activeLang();
    const count = this.ordered().filter(({ values }) => isOutOfRange(values[0])).length;
    return [{ value: 'out', label: this.transloco.translate('case.labs.outOfRange', { count }) }];
  });

  constructor() {
    effect(() => {
      const newest = this.ordered().map(({ values }) => values[0].id);
      untracked(() => {
        for (const id of newest) this.receipts.give('observation', id);
      });
    });
  }

  private panelOf(test: string): string {
    return `${this.vocabularies.term('labs', test)?.attributes['panel'] ?? ''}`;
  }

  protected toggle({ test }: TestSeries): void {
    this.opened.update((opened) => (opened === test ? undefined : test));
  }

  /** j and k (or the arrows) go from test to test; Enter is the button's own. */
  protected moveByKey(event: KeyboardEvent): void {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = this.rows().map(({ nativeElement }) =>
      (nativeElement as HTMLElement).querySelector<HTMLElement>('.opens'),
    );
    const here = this.rows().findIndex(({ nativeElement }) =>
      (nativeElement as HTMLElement).contains(document.activeElement),
    );
    event.preventDefault();
    buttons[Math.min(Math.max(here + step, 0), buttons.length - 1)]?.focus();
  }

  protected mayWithdraw({ entered_by }: Observation): boolean {
    return this.context.isLead() || entered_by?.id === this.session.me()?.id;
  }

  protected add(): void {
    const lines = usualTests.map((test) => ({ ...emptyLine, test }));
    this.edit('case.labs.add', { taken_at: '', laboratory: '', lines }, (written) =>
      this.store.record(observationsOf(written, this.unitOf)),
    );
  }

  protected correct(wrong: Observation): void {
    this.edit('case.labs.correct', lineOf(wrong), async (written) => {
      const [right] = observationsOf(written, this.unitOf);
      if (right) await this.store.correct(wrong.id, right);
    });
  }

  private edit(heading: string, model: ValuesModel, send: (model: ValuesModel) => Promise<void>): void {
    const sex = this.context.detail()?.patient.sex ?? '';
    const data = { heading, model, send, sex, isOne: model.lines.length === 1 };
    this.dialog.open(ValuesDialog, { data, width: '900px', maxWidth: '96vw' });
  }

  private readonly unitOf = (test: string) =>
    `${this.vocabularies.term('labs', test)?.attributes['ucum'] ?? ''}`;

  protected bringIn(): void {
    this.dialog.open(ImportDialog, {
      data: this.store,
      width: '980px',
      maxWidth: '96vw',
      disableClose: true,
    });
  }

  protected async download(): Promise<void> {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.store.table());
      link.download = `nocc-${this.context.detail()?.reference ?? ''}-lab.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      this.toasts.refuse(error);
    }
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
