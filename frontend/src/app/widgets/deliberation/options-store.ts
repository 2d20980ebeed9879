import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesOptionsCreate,
  casesOptionsList,
  optionsDestroy,
  optionsPartialUpdate,
  optionsPlainWords,
} from '../../api/functions';
import type { Option, OptionRequestRequest, PlainOption } from '../../api/models';
import { ifMatch } from '../../core/http/if-match';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../case-context/case-context';

/** The ways to treat that were put before the board, by letter. */
@Injectable()
export class OptionsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesOptionsList, { case_id: id, page_size: 100 }),
  });
  private readonly list = lastValue(this.answer);
  readonly hasLoaded = computed(() => !!this.list());
  readonly error = this.answer.error;
  readonly all = computed(() => this.list()?.results ?? []);
  readonly standing = computed(() => this.all().filter((option) => !option.withdrawn_at));
  readonly withdrawn = computed(() => this.all().filter((option) => option.withdrawn_at));

  constructor() {
    this.context.on(['option.', 'clearance.'], this.reload);
  }

  readonly reload = (): void => {
    this.answer.reload();
  };

  find(id: string): Option | undefined {
    return this.all().find((option) => option.id === id);
  }

  letterOf(id: string): string {
    return this.find(id)?.letter ?? '–';
  }

  /** The option as templates tell it to the patient, in the patient's language. */
  inPlainWords(id: string): Promise<PlainOption> {
    return this.api.invoke(optionsPlainWords, { id });
  }

  async propose(content: OptionRequestRequest): Promise<void> {
    await this.api.invoke(casesOptionsCreate, { case_id: this.context.id(), body: content });
    this.reload();
  }

  async edit({ id, version }: Option, content: OptionRequestRequest): Promise<void> {
    await this.api.invoke(optionsPartialUpdate, { id, body: content }, ifMatch(version));
    this.reload();
  }

  async withdraw({ id }: Option): Promise<void> {
    await this.api.invoke(optionsDestroy, { id });
    this.reload();
  }
}
