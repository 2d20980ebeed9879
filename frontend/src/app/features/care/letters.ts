import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { casesDocumentsCreate, casesDocumentsList } from '../../api/functions';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

const dischargeKind = 'discharge';

/** The documents of the case that may be a letter of discharge: those of that kind first. */
@Injectable()
export class Letters {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: id }) => this.api.invoke(casesDocumentsList, { case_id: id, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly all = computed(() => {
    const standing = (this.list()?.results ?? []).filter((document) => !document.withdrawn_at);
    const isLetter = ({ kind }: { kind: string }) => kind === dischargeKind;
    return [...standing.filter(isLetter), ...standing.filter((document) => !isLetter(document))];
  });

  constructor() {
    this.context.on(['document.'], () => this.answer.reload());
  }

  titleOf(id: string): string | undefined {
    return this.all().find((document) => document.id === id)?.title;
  }

  /** Adds the file to the documents of the case; answers its identifier there. */
  async upload(file: File): Promise<string> {
    const title = file.name.replace(/\.[^.]+$/, '');
    const body = { file, title, kind: dischargeKind };
    const { id } = await this.api.invoke(casesDocumentsCreate, { case_id: this.context.id(), body });
    this.answer.reload();
    return id;
  }
}
