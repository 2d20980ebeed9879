import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesStudiesCreate,
  casesStudiesList,
  studiesPartialUpdate,
  studiesReleaseCreate,
  studiesWithdrawCreate,
} from '../../../api/functions';
import type { StudyRequestRequest } from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

@Injectable()
export class StudiesStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesStudiesList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  /** The newest examination first. */
  readonly standing = computed(() =>
    (this.listed() ?? [])
      .filter(({ withdrawn_at }) => !withdrawn_at)
      .toSorted((a, b) => b.performed_on.localeCompare(a.performed_on)),
  );
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;

  constructor() {
    this.context.on(['study.', 'item.', 'clearance.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async add(body: StudyRequestRequest): Promise<string> {
    const { id } = await this.api.invoke(casesStudiesCreate, { case_id: this.context.id(), body });
    this.reload();
    return id;
  }

  async edit(id: string, body: StudyRequestRequest): Promise<void> {
    await this.api.invoke(studiesPartialUpdate, { id, body });
    this.reload();
  }

  async release(id: string): Promise<void> {
    await this.api.invoke(studiesReleaseCreate, { id });
    this.reload();
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(studiesWithdrawCreate, { id });
    this.reload();
  }
}
