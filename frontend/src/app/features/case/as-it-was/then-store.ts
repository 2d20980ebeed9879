import { Injectable, computed, inject, resource, signal } from '@angular/core';

import { Api } from '../../../api/api';
import { casesAt } from '../../../api/functions';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { changesSince } from './since';

/** The dossier as it stood once an event had happened, and what has changed since. */
@Injectable()
export class ThenStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  readonly seq = signal<number | undefined>(undefined);

  private readonly answer = resource({
    params: () => {
      const [case_id, seq] = [this.context.id(), this.seq()];
      return case_id && seq !== undefined ? { case_id, seq } : undefined;
    },
    loader: ({ params }) => this.api.invoke(casesAt, params),
  });
  readonly dossier = lastValue(this.answer);
  readonly error = this.answer.error;
  readonly isLoading = this.answer.isLoading;

  private readonly latest = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) => this.api.invoke(casesAt, { case_id }),
  });
  private readonly now = lastValue(this.latest);
  readonly since = computed(() => {
    const [then, now] = [this.dossier(), this.now()];
    return then && now ? changesSince(then, now) : undefined;
  });

  constructor() {
    this.context.on([''], () => this.latest.reload());
  }

  readonly reload = (): void => {
    this.answer.reload();
  };
}
