import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Document } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { saveFile } from '../../../shared/save-file/save-file';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ClearMark } from '../attention/clear-mark';
import { ExplanationNote } from '../attention/explanation';
import { OpenedBy } from '../attention/opened-by';
import { Receipts } from '../attention/receipts';
import { DocumentPreview } from './document-preview';
import { DocumentsStore } from './documents-store';
import { nameOf, withoutCode } from './file-words';
import { PatientMark } from './patient-mark';
import { VersionList } from './version-list';

/** One document: its file, its versions, who opened it, who may. */
@Component({
  selector: 'nocc-document-reader',
  imports: [
    ClearMark,
    DocumentPreview,
    ExplanationNote,
    Icon,
    MatButton,
    Moment,
    OpenedBy,
    PatientMark,
    TermLabel,
    TranslocoPipe,
    VersionList,
  ],
  templateUrl: './document-reader.html',
  styleUrl: './document-reader.scss',
})
export class DocumentReader {
  private readonly receipts = inject(Receipts);
  private readonly store = inject(DocumentsStore);
  private readonly toasts = inject(Toasts);
  protected readonly withoutCode = withoutCode;
  protected readonly context = inject(CaseContext);
  readonly document = input.required<Document>();
  readonly isOwn = input(false);
  readonly edited = output();
  readonly versionChosen = output<File>();
  readonly released = output();
  readonly withdrawn = output();

  private readonly current = computed(() => {
    const { id, version } = this.document();
    return `${id}@${version}`;
  });
  /** Another document, or a newer version of this one, is opened at its current version. */
  protected readonly version = linkedSignal({
    source: this.current,
    computation: () => untracked(this.document).version,
  });
  protected readonly versions = computed(() => this.document().versions ?? []);
  protected readonly chosen = computed(() => this.versions().find(({ number }) => number === this.version()));
  protected readonly mayChange = computed(() => this.context.isLead() || this.isOwn());
  protected readonly isWithPatient = computed(
    () => this.document().patient_reading?.version === this.document().version,
  );

  constructor() {
    effect(() => {
      const version = this.version();
      const { id } = this.document();
      untracked(() => {
        this.receipts.give('document', id, version);
      });
    });
  }

  protected chooseVersion(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.versionChosen.emit(file);
    input.value = '';
  }

  protected async download(): Promise<void> {
    const { id, title, media_type } = this.document();
    try {
      const content = await this.store.content(id, this.version());
      const { file_name, media_type: ownType } = this.chosen() ?? {};
      saveFile(content, file_name ?? nameOf(title, ownType ?? media_type));
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
