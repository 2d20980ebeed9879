import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, computed, inject, resource } from '@angular/core';
import { filter, firstValueFrom, last, tap } from 'rxjs';

import { Api } from '../../../api/api';
import {
  casesObservationsCreate,
  casesObservationsImportConfirmCreate,
  casesObservationsImportCreate,
  casesObservationsImportDestroy,
  casesObservationsImportList,
  casesObservationsImportRetrieve,
  casesObservationsImportWithdrawCreate,
  casesObservationsList,
  casesObservationsTable,
  casesObservationsTests,
  observationsCorrectCreate,
  observationsWithdrawCreate,
} from '../../../api/functions';
import type {
  LaboratoryImport,
  LaboratoryImportBrief,
  Observation,
  ObservationRequestRequest,
} from '../../../api/models';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { testSeriesOf } from './test-series';

const largestPage = 1000;

/** The laboratory values of the case: every test with its newest values, and the whole course of one when asked. */
@Injectable()
export class ObservationsStore {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: async ({ params: case_id }) =>
      (await this.api.invoke(casesObservationsTests, { case_id })).results,
  });
  private readonly listed = lastValue(this.answer);
  readonly tests = computed(() => (this.listed() ?? []).flatMap((history) => testSeriesOf(history)));
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;
  /** Tables that were brought in; observers do not learn of them. */
  private readonly importsAnswer = resource({
    params: () => (this.context.isStaff() && this.context.id()) || undefined,
    loader: async ({ params: case_id }) =>
      (await this.api.invoke(casesObservationsImportList, { case_id })).results,
  });
  private readonly listedImports = lastValue(this.importsAnswer);
  readonly imports = computed<readonly LaboratoryImportBrief[]>(() => this.listedImports() ?? []);

  constructor() {
    this.context.on(['observation.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
    this.importsAnswer.reload();
  };

  /** All values of a test, the newest first; as many as a chart can tell apart. */
  async course(test: string): Promise<readonly Observation[]> {
    const wish = { case_id: this.context.id(), test, page_size: largestPage };
    return (await this.api.invoke(casesObservationsList, wish)).results;
  }

  /** All of them or none. */
  async record(results: ObservationRequestRequest[]): Promise<void> {
    await this.api.invoke(casesObservationsCreate, { case_id: this.context.id(), body: { results } });
    this.reload();
  }

  async correct(id: string, body: ObservationRequestRequest): Promise<void> {
    await this.api.invoke(observationsCorrectCreate, { id, body });
    this.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(observationsWithdrawCreate, { id });
    this.reload();
  }

  /** `progress` is told how much of the file has gone, from 0 to 1. */
  async startImport(file: File, progress: (part: number) => void): Promise<LaboratoryImport> {
    const body = new FormData();
    body.append('file', file);
    const url = casesObservationsImportCreate.PATH.replace('{case_id}', this.context.id());
    const sent = this.http
      .post<LaboratoryImport>(url, body, { observe: 'events', reportUploadProgress: true })
      .pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            progress(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
        last(),
      );
    const { body: started } = await firstValueFrom(sent);
    if (!started) throw new Error('an import without an answer');
    return started;
  }

  import(id: string): Promise<LaboratoryImport> {
    return this.api.invoke(casesObservationsImportRetrieve, { case_id: this.context.id(), id });
  }

  confirmImport(id: string): Promise<LaboratoryImport> {
    return this.api.invoke(casesObservationsImportConfirmCreate, { case_id: this.context.id(), id });
  }

  async discardImport(id: string): Promise<void> {
    await this.api.invoke(casesObservationsImportDestroy, { case_id: this.context.id(), id });
    this.reload();
  }

  async withdrawImport(id: string): Promise<void> {
    await this.api.invoke(casesObservationsImportWithdrawCreate, { case_id: this.context.id(), id });
    this.reload();
  }

  /** The table as a file, read with the reader's token. */
  table(): Promise<Blob> {
    const url = casesObservationsTable.PATH.replace('{case_id}', this.context.id());
    return firstValueFrom(this.http.get(url, { responseType: 'blob' }));
  }
}
