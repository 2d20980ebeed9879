import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { Api } from '../../../api/api';
import { portalExamsList } from '../../../api/functions';
import type { Exam } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { saveFile } from '../../../shared/file-saving/save-file';
import { Icon } from '../../../shared/icon/icon';
import { allPages } from '../../../shared/resource/all-pages';
import { StateMessage } from '../../../shared/state/state-message';
import { GlossaryText } from '../../../widgets/plain-words/glossary-text';
import { Awaited } from '../layout/awaited';
import { keptFresh } from '../live/kept-fresh';
import { DayWords } from '../wording/day-words';
import { ConcealButton } from './conceal-button';
import { fileName } from './file-name';

/** My reports and letters, to keep. */
@Component({
  selector: 'nocc-document-list',
  imports: [Awaited, ConcealButton, DayWords, GlossaryText, Icon, MatButton, StateMessage, TranslocoPipe],
  templateUrl: './document-list.html',
  styleUrl: './exam-list.scss',
})
export class DocumentList {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly exams = keptFresh(() =>
    allPages((wish) => this.api.invoke(portalExamsList, { kind: 'document', ...wish })),
  );
  protected readonly fetching = signal<string | undefined>(undefined);

  protected async download({ id, title, document }: Exam): Promise<void> {
    if (!document) return;
    this.fetching.set(id);
    try {
      const url = `/api/v1/portal/exams/documents/${id}/content/`;
      const content = await firstValueFrom(this.http.get(url, { responseType: 'blob' }));
      saveFile(content, fileName(title, document.media_type));
    } catch (error) {
      this.toasts.refuse(error);
    } finally {
      this.fetching.set(undefined);
    }
  }

  protected kilobytes(bytes: number): number {
    return Math.max(1, Math.round(bytes / 1024));
  }
}
