import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Document } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { FileDrop } from '../../../shared/file-drop/file-drop';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { NewMark } from '../attention/new-mark';
import { Receipts } from '../attention/receipts';
import { releaseQuestion, withdrawQuestion } from '../page/item-questions';
import { DocumentDialog, type DocumentModel } from './document-dialog';
import { DocumentReader } from './document-reader';
import { DocumentsStore } from './documents-store';
import { UploadLine } from './upload-line';

/** Reports, letters and pictures as files: drop them here, read them here. */
@Component({
  selector: 'nocc-documents',
  imports: [
    DocumentReader,
    ErrorState,
    FileDrop,
    Icon,
    Moment,
    NewMark,
    Skeleton,
    StateMessage,
    TermLabel,
    TranslocoPipe,
    UploadLine,
  ],
  templateUrl: './documents.html',
  styleUrls: ['../page/reading.scss', './documents.scss'],
})
export class Documents {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly receipts = inject(Receipts);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(DocumentsStore);
  protected readonly waiting = signal<readonly File[]>([]);
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly shown = computed(() => {
    const documents = this.store.standing();
    return documents.find(({ id }) => id === this.chosen()) ?? documents[0];
  });
  /** An observer knows that it exists; the rest comes once somebody has cleared it. */
  protected readonly isReadable = computed(() => {
    const document = this.shown();
    return !!document && (!this.context.isObserver() || !!document.is_cleared);
  });

  constructor() {
    effect(() => {
      const document = this.shown();
      if (document && this.isReadable()) {
        untracked(() => this.receipts.give('document', document.id, document.version));
      }
    });
  }

  protected read({ id }: Document): void {
    this.chosen.set(id);
  }

  protected isOwn({ added_by }: Document): boolean {
    return added_by?.id === this.session.me()?.id;
  }

  protected choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.take(input.files);
    input.value = '';
  }

  protected forget(file: File): void {
    this.waiting.update((files) => files.filter((other) => other !== file));
  }

  protected edit({ id, title, kind, dated }: Document): void {
    const send = (model: DocumentModel) => this.store.edit(id, { ...model, dated: model.dated || null });
    this.dialog.open(DocumentDialog, {
      data: { model: { title, kind, dated: dated ?? '' }, send },
      width: '480px',
    });
  }

  protected async addVersion({ id }: Document, file: File): Promise<void> {
    await this.tryTo(() => this.store.addVersion(id, file, () => undefined), 'case.documents.versionAdded');
  }

  protected async release({ id }: Document): Promise<void> {
    if (await this.confirm.ask(releaseQuestion)) await this.tryTo(() => this.store.release(id));
  }

  protected async withdraw({ id }: Document): Promise<void> {
    if (await this.confirm.ask(withdrawQuestion)) await this.tryTo(() => this.store.withdraw(id));
  }

  protected take(files: FileList | null): void {
    if (files) this.waiting.update((waiting) => [...waiting, ...files]);
  }

  private async tryTo(act: () => Promise<void>, done?: string): Promise<void> {
    try {
      await act();
      if (done) this.toasts.say(done);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
