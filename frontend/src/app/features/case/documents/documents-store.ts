import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, computed, inject, resource } from '@angular/core';
import { filter, firstValueFrom, last, tap } from 'rxjs';

import { Api } from '../../../api/api';
import {
  casesDocumentsCreate,
  casesDocumentsList,
  documentsContent$Pdf,
  documentsPartialUpdate,
  documentsReleaseCreate,
  documentsVersionsCreate,
  documentsWithdrawCreate,
} from '../../../api/functions';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

export interface DocumentDetails {
  readonly title: string;
  readonly kind: string;
  readonly dated: string | null;
}

@Injectable()
export class DocumentsStore {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesDocumentsList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  readonly standing = computed(() => (this.listed() ?? []).filter(({ withdrawn_at }) => !withdrawn_at));
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;

  constructor() {
    this.context.on(['document.', 'item.', 'clearance.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  /** `progress` is told how much of the file has gone, from 0 to 1. */
  async add(file: File, details: DocumentDetails, progress: (part: number) => void): Promise<void> {
    const url = casesDocumentsCreate.PATH.replace('{case_id}', this.context.id());
    await this.upload(url, { file, ...details }, progress);
  }

  async addVersion(id: string, file: File, progress: (part: number) => void): Promise<void> {
    await this.upload(documentsVersionsCreate.PATH.replace('{id}', id), { file }, progress);
  }

  async edit(id: string, body: DocumentDetails): Promise<void> {
    await this.api.invoke(documentsPartialUpdate, { id, body });
    this.reload();
  }

  async release(id: string): Promise<void> {
    await this.api.invoke(documentsReleaseCreate, { id });
    this.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(documentsWithdrawCreate, { id });
    this.reload();
  }

  /** The file itself; read with the reader's token, so it never has an address of its own. */
  content(id: string, version: number): Promise<Blob> {
    const url = documentsContent$Pdf.PATH.replace('{id}', id);
    return firstValueFrom(this.http.get(url, { params: { version }, responseType: 'blob' }));
  }

  private async upload(
    url: string,
    fields: Readonly<Record<string, Blob | string | null>>,
    progress: (part: number) => void,
  ): Promise<void> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, value);
    const sending = this.http.post(url, body, { reportUploadProgress: true, observe: 'events' }).pipe(
      tap((event) => {
        if (event.type === HttpEventType.UploadProgress)
          progress(event.loaded / (event.total ?? event.loaded));
      }),
      filter(({ type }) => type === HttpEventType.Response),
      last(),
    );
    await firstValueFrom(sending);
    this.reload();
  }
}
