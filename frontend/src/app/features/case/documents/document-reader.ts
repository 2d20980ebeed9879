import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Document } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ClearMark } from '../attention/clear-mark';
import { ExplanationNote } from '../attention/explanation';
import { OpenedBy } from '../attention/opened-by';
import { DocumentPreview } from './document-preview';
import { sizeText } from './file-words';

/** One document: its file, its versions, who opened it, who may. */
@Component({
  selector: 'nocc-document-reader',
  imports: [
    ClearMark,
    DocumentPreview,
    ExplanationNote,
    MatButton,
    Moment,
    OpenedBy,
    TermLabel,
    TranslocoPipe,
  ],
  templateUrl: './document-reader.html',
  styleUrl: './document-reader.scss',
})
export class DocumentReader {
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly context = inject(CaseContext);
  readonly document = input.required<Document>();
  readonly isOwn = input(false);
  readonly edited = output();
  readonly versionChosen = output<File>();
  readonly released = output();
  readonly withdrawn = output();

  protected readonly version = linkedSignal(() => this.document().version);
  protected readonly versions = computed(() =>
    (this.document().versions ?? []).map((version) => ({
      ...version,
      size: sizeText(version.size_bytes, this.language()),
    })),
  );
  protected readonly chosen = computed(() => this.versions().find(({ number }) => number === this.version()));
  protected readonly mayChange = computed(() => this.context.isLead() || this.isOwn());

  protected chooseVersion(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.versionChosen.emit(file);
    input.value = '';
  }
}
