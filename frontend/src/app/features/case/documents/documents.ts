import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
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
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { StateMessage } from '../../../shared/state/state-message';
import { narrowWindow } from '../../../shared/viewport/narrow';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { NewMark } from '../attention/new-mark';
import { releaseQuestion, withdrawQuestion } from '../page/item-questions';
import { DocumentDialog, type DocumentModel } from './document-dialog';
import { DocumentReader } from './document-reader';
import { DocumentsStore, type Received } from './documents-store';
import { withoutCode } from './file-words';
import { PatientMark } from './patient-mark';
import { QuarantineList } from './quarantine-list';
import { UploadLine } from './upload-line';

/** Reports, letters and pictures as files: drop them here, read them here. */
@Component({
  selector: 'nocc-documents',
  imports: [
    DocumentReader,
    ErrorState,
    FileDrop,
    Icon,
    MatButton,
    Moment,
    NewMark,
    PatientMark,
    QuarantineList,
    Skeleton,
    StatusChip,
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
  protected readonly withoutCode = withoutCode;
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(DocumentsStore);
  protected readonly waiting = signal<readonly File[]>([]);
  private readonly lines = viewChildren(UploadLine);
  private readonly injector = inject(Injector);
  private readonly isNarrow = narrowWindow();
  private readonly reader = viewChild<DocumentReader, ElementRef<HTMLElement>>(DocumentReader, {
    read: ElementRef,
  });
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

  protected read({ id }: Document): void {
    this.chosen.set(id);
    if (!this.isNarrow()) return;
    // Below the list on a phone: bring what was chosen into sight.
    const bring = () => {
      this.reader()?.nativeElement.scrollIntoView({ block: 'start' });
    };
    afterNextRender(bring, { injector: this.injector });
  }

  protected isOwn({ added_by }: Document): boolean {
    return added_by?.id === this.session.me()?.id;
  }

  protected choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.take(input.files);
    input.value = '';
  }

  protected took(file: File, received: Received): void {
    this.forget(file);
    if (received === 'quarantined') this.toasts.say('documents.quarantined');
  }

  /** One after the other: each line tells how far it is, and what is refused stays with its reason. */
  protected async uploadAll(): Promise<void> {
    for (const line of [...this.lines()]) await line.upload();
  }

  /** Arrows go through the list, as in the worklist j and k do. */
  protected move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const list = (event.currentTarget as HTMLElement).closest('ul');
    const rows = [...(list?.querySelectorAll('button') ?? [])];
    const next = rows[rows.indexOf(event.currentTarget as HTMLButtonElement) + step];
    next?.focus();
    next?.click();
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
    await this.tryTo(async () => {
      const received = await this.store.addVersion(id, file, () => undefined);
      const isKept = received === 'kept';
      this.toasts.say(isKept ? 'case.documents.versionAdded' : 'documents.quarantined');
    });
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

  private async tryTo(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
