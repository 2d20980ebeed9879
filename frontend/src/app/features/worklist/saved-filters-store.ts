import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { savedFiltersCreate, savedFiltersDestroy, savedFiltersList } from '../../api/functions';
import { lastValue } from '../../shared/resource/last-value';

/** The reader's own named filters, kept by the server so that they follow from desk to desk. */
@Injectable()
export class SavedFiltersStore {
  private readonly api = inject(Api);
  private readonly answer = resource({ loader: () => this.api.invoke(savedFiltersList, { page_size: 50 }) });
  private readonly saved = lastValue(this.answer);
  readonly all = computed(() => this.saved()?.results ?? []);

  async save(name: string, query: Record<string, string>): Promise<void> {
    await this.api.invoke(savedFiltersCreate, { body: { name, query } });
    this.answer.reload();
  }

  async remove(id: string): Promise<void> {
    await this.api.invoke(savedFiltersDestroy, { id });
    this.answer.reload();
  }
}
