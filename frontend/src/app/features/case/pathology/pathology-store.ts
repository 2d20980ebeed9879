import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesPathologyCreate,
  casesPathologyForm,
  casesPathologyList,
  pathologyPartialUpdate,
  pathologyReleaseCreate,
  pathologyVersions,
  pathologyWithdrawCreate,
} from '../../../api/functions';
import type { Pathology, PathologyRequestRequest, PathologyVersion } from '../../../api/models';
import { ifMatch } from '../../../core/http/if-match';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** The pathology reports of the case, newest first, and the fields that a report of this case is made of. */
@Injectable()
export class PathologyStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesPathologyList, { case_id, ...wish })),
  });
  private readonly described = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) => this.api.invoke(casesPathologyForm, { case_id }),
  });
  private readonly listed = lastValue(this.answer);
  readonly form = lastValue(this.described);
  readonly standing = computed(() => (this.listed() ?? []).filter(({ withdrawn_at }) => !withdrawn_at));
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;

  constructor() {
    this.context.on(['pathology.', 'item.', 'clearance.', 'diagnosis.', 'staging.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
    this.described.reload();
  };

  async add(body: PathologyRequestRequest): Promise<void> {
    await this.api.invoke(casesPathologyCreate, { case_id: this.context.id(), body });
    this.reload();
  }

  async edit({ id, version }: Pathology, body: PathologyRequestRequest): Promise<void> {
    await this.api.invoke(pathologyPartialUpdate, { id, body }, ifMatch(version));
    this.reload();
  }

  async release({ id }: Pathology): Promise<void> {
    await this.api.invoke(pathologyReleaseCreate, { id });
    this.reload();
  }

  async withdraw({ id }: Pathology): Promise<void> {
    await this.api.invoke(pathologyWithdrawCreate, { id });
    this.reload();
  }

  async versions({ id }: Pathology): Promise<readonly PathologyVersion[]> {
    const answer: unknown = await this.api.invoke(pathologyVersions, { id });
    return (answer as { results: PathologyVersion[] }).results;
  }
}
