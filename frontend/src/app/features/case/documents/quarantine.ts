import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  documentsQuarantineDiscard,
  documentsQuarantineList,
  documentsQuarantineRescan,
} from '../../../api/functions';
import type { QuarantinedUpload } from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** Files of the case that wait until somebody decides; the server names those that this reader may know of. */
@Injectable()
export class Quarantine {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => (this.context.may('add_material') && this.context.id()) || undefined,
    loader: ({ params }) =>
      allPages((wish) => this.api.invoke(documentsQuarantineList, { case: params, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  readonly waiting = computed(() => this.listed() ?? []);

  constructor() {
    this.context.on(['document.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  async rescan(id: string): Promise<QuarantinedUpload> {
    const entry = await this.api.invoke(documentsQuarantineRescan, { id });
    this.reload();
    return entry;
  }

  async discard(id: string): Promise<void> {
    await this.api.invoke(documentsQuarantineDiscard, { id });
    this.reload();
  }
}
