import { HttpClient, HttpEventType, type HttpResponse } from '@angular/common/http';
import { Injectable, computed, inject, resource } from '@angular/core';
import { filter, firstValueFrom, tap } from 'rxjs';

import { Api } from '../../../api/api';
import {
  casesDocumentsCreate,
  casesDocumentsList,
  documentsContent$Pdf,
  documentsPartialUpdate,
  documentsPreview$Pdf,
  documentsReleaseCreate,
  documentsVersionsCreate,
  documentsWithdrawCreate,
} from '../../../api/functions';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { Quarantine } from './quarantine';

export interface DocumentDetails {
  readonly title: string;
  readonly kind: string;
  readonly dated: string | null;
}

/** What became of a file that was sent: a document at once, or it waits where only a few see it. */
export type Received = 'kept' | 'quarantined';

const accepted = 202;

@Injectable()
export class DocumentsStore {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  private readonly context = inject(CaseContext);
  private readonly quarantine = inject(Quarantine);
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
  async add(file: File, details: DocumentDetails, progress: (part: number) => void): Promise<Received> {
    const url = casesDocumentsCreate.PATH.replace('{case_id}', this.context.id());
    return this.upload(url, { file, ...details }, progress);
  }

  async addVersion(id: string, file: File, progress: (part: number) => void): Promise<Received> {
    return this.upload(documentsVersionsCreate.PATH.replace('{id}', id), { file }, progress);
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

  /** What of it the server lets be shown in place; a long text only in part. */
  async preview(id: string, version: number): Promise<{ content: Blob; isComplete: boolean }> {
    const url = documentsPreview$Pdf.PATH.replace('{id}', id);
    const asked = this.http.get(url, { params: { version }, responseType: 'blob', observe: 'response' });
    const { body, headers } = await firstValueFrom(asked);
    return { content: body ?? new Blob(), isComplete: headers.get('X-Preview-Complete') !== '0' };
  }

  private async upload(
    url: string,
    fields: Readonly<Record<string, Blob | string | null>>,
    progress: (part: number) => void,
  ): Promise<Received> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, value);
    const sending = this.http.post(url, body, { reportUploadProgress: true, observe: 'events' }).pipe(
      tap((event) => {
        if (event.type === HttpEventType.UploadProgress)
          progress(event.loaded / (event.total ?? event.loaded));
      }),
      filter((event): event is HttpResponse<object> => event.type === HttpEventType.Response),
    );
    const { status } = await firstValueFrom(sending);
    this.reload();
    this.quarantine.reload();
    return status === accepted ? 'quarantined' : 'kept';
  }
}
