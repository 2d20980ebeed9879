import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Study } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Clock } from '../../../shared/moment/clock';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { NewMark } from '../attention/new-mark';
import { Receipts } from '../attention/receipts';
import { releaseQuestion, withdrawQuestion } from '../page/item-questions';
import { StudiesStore } from './studies-store';
import { StudyDialog, type StudyModel, emptyStudy } from './study-dialog';
import { StudyReader } from './study-reader';

/** Older than this, cross-sectional imaging no longer shows the tumour as it is. */
const freshMs = 6 * 7 * 86_400_000;
const crossSectional = ['CT', 'MR', 'PT'];

/** The examinations of the case, and the report of the one that is read. */
@Component({
  selector: 'nocc-imaging',
  imports: [
    ErrorState,
    Icon,
    MatButton,
    Moment,
    NewMark,
    Skeleton,
    StateMessage,
    StudyReader,
    TermLabel,
    TranslocoPipe,
  ],
  templateUrl: './imaging.html',
  styleUrl: '../page/reading.scss',
})
export class Imaging {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly receipts = inject(Receipts);
  private readonly clock = inject(Clock);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(StudiesStore);
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly shown = computed(() => {
    const studies = this.store.standing();
    return studies.find(({ id }) => id === this.chosen()) ?? studies[0];
  });

  constructor() {
    effect(() => {
      const id = this.shown()?.id;
      if (id) untracked(() => this.receipts.give('study', id));
    });
  }

  protected read({ id }: Study): void {
    this.chosen.set(id);
  }

  protected isOwn({ added_by }: Study): boolean {
    return added_by?.id === this.session.me()?.id;
  }

  protected isStale({ modality, performed_on }: Study): boolean {
    return (
      crossSectional.includes(modality) && this.clock.now().getTime() - Date.parse(performed_on) > freshMs
    );
  }

  protected add(): void {
    this.open({ ...emptyStudy }, async (model) => {
      this.chosen.set(await this.store.add(model));
    });
  }

  protected edit(study: Study): void {
    const { modality, performed_on, description, facility_name, report } = study;
    const model = {
      modality,
      performed_on,
      description: description ?? '',
      facility_name: facility_name ?? '',
      report: report ?? '',
    };
    this.open(model, (changed) => this.store.edit(study.id, changed));
  }

  protected async release({ id }: Study): Promise<void> {
    if (await this.confirm.ask(releaseQuestion)) await this.tryTo(() => this.store.release(id));
  }

  protected async withdraw({ id }: Study): Promise<void> {
    if (await this.confirm.ask(withdrawQuestion)) await this.tryTo(() => this.store.withdraw(id));
  }

  private open(model: StudyModel, send: (model: StudyModel) => Promise<void>): void {
    this.dialog.open(StudyDialog, { data: { model, send }, width: '720px', maxWidth: '96vw' });
  }

  private async tryTo(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
