import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { casesDiagnosisUpdate } from '../../../api/functions';
import type {
  Difference,
  Pathology as Report,
  PathologyRequestRequest,
  PathologyVersion,
} from '../../../api/models';
import { ifMatch } from '../../../core/http/if-match';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { NewMark } from '../attention/new-mark';
import { Receipts } from '../attention/receipts';
import { DocumentsStore } from '../documents/documents-store';
import { releaseQuestion, withdrawQuestion } from '../page/item-questions';
import { PathologyStore } from './pathology-store';
import { ReportDialog, type ReportEdit } from './report-dialog';
import { emptyModel, modelOf } from './report-model';
import { ReportReader } from './report-reader';
import { ReportWords } from './report-words';
import { takenOver } from './take-over';

/** The pathologist's reports: written field by field, read as a synopsis. */
@Component({
  selector: 'nocc-pathology',
  imports: [
    ErrorState,
    Icon,
    MatButton,
    Moment,
    NewMark,
    ReportReader,
    Skeleton,
    StateMessage,
    TranslocoPipe,
  ],
  templateUrl: './pathology.html',
  styleUrl: '../page/reading.scss',
})
export class Pathology {
  private readonly api = inject(Api);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly receipts = inject(Receipts);
  private readonly documents = inject(DocumentsStore);
  private readonly words = inject(ReportWords);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(PathologyStore);
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly versions = signal<readonly PathologyVersion[]>([]);
  protected readonly shown = computed(() => {
    const reports = this.store.standing();
    return reports.find(({ id }) => id === this.chosen()) ?? reports[0];
  });

  constructor() {
    effect(() => {
      const report = this.shown();
      untracked(() => {
        this.versions.set([]);
        if (report) this.receipts.give('pathology', report.id, report.version);
      });
    });
  }

  protected read({ id }: Report): void {
    this.chosen.set(id);
  }

  protected specimen({ specimen_type }: Report): string {
    const field = this.store.form()?.questions.find(({ name }) => name === 'specimen_type');
    return field ? this.words.value(field, specimen_type) : specimen_type;
  }

  protected isOwn({ added_by }: Report): boolean {
    return added_by?.id === this.session.me()?.id;
  }

  protected add(): void {
    const form = this.store.form();
    if (form) this.open({ form, model: emptyModel(form), levels: [], keep: (body) => this.store.add(body) });
  }

  protected edit(report: Report): void {
    const form = this.store.form();
    if (!form) return;
    const keep = (body: PathologyRequestRequest) => this.store.edit(report, body);
    this.open({ form, model: modelOf(form, report), levels: report.nodes_positive_levels, keep });
  }

  protected async showVersions(report: Report): Promise<void> {
    await this.tryTo(async () => this.versions.set(await this.store.versions(report)));
  }

  protected async takeOver(difference: Difference, report: Report): Promise<void> {
    const known = this.context.detail()?.diagnosis;
    if (!known || !(await this.confirm.ask(takeOverQuestion))) return;
    const body = takenOver(known, difference, report);
    await this.tryTo(async () => {
      const case_id = this.context.id();
      await this.api.invoke(casesDiagnosisUpdate, { case_id, body }, ifMatch(known.version));
      this.context.reload();
      this.store.reload();
    });
  }

  protected async release(report: Report): Promise<void> {
    if (await this.confirm.ask(releaseQuestion)) await this.tryTo(() => this.store.release(report));
  }

  protected async withdraw(report: Report): Promise<void> {
    if (await this.confirm.ask(withdrawQuestion)) await this.tryTo(() => this.store.withdraw(report));
  }

  private open(edit: Pick<ReportEdit, 'form' | 'model' | 'levels' | 'keep'>): void {
    const stagings = this.context.detail()?.stagings ?? [];
    const data: ReportEdit = {
      ...edit,
      stagings: stagings.filter(({ classification }) => classification === 'p'),
      documents: this.documents.standing(),
    };
    this.dialog.open(ReportDialog, { data, width: '900px', maxWidth: '96vw', disableClose: true });
  }

  private async tryTo(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}

const takeOverQuestion = {
  title: 'synoptic.takeOverTitle',
  text: 'synoptic.takeOverText',
  action: 'synoptic.takeOver',
};
