import { Injectable, inject, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { Api } from '../../api/api';
import { vocabulariesRetrieve } from '../../api/functions';
import type { Term } from '../../api/models';
import type { Choice } from '../../shared/combobox/choice';

/** The server's code lists, each fetched once when first asked for; labels follow the reader's language. */
@Injectable({ providedIn: 'root' })
export class Vocabularies {
  private readonly api = inject(Api);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly lists = signal<Readonly<Record<string, readonly Term[]>>>({});
  private readonly asked = new Map<string, Promise<void>>();

  /** Empty until the list has come: read it where a signal may be read. */
  terms(name: string): readonly Term[] {
    void untracked(() => this.load(name));
    return this.lists()[name] ?? [];
  }

  term(name: string, code: string): Term | undefined {
    return this.terms(name).find((term) => term.code === code);
  }

  /** The code itself while, or if, the list does not know it. */
  label(name: string, code: string): string {
    const term = this.term(name, code);
    return term ? this.labelOf(term) : code;
  }

  labelOf(term: Term): string {
    return this.language() === 'it' ? term.label_it : term.label_en;
  }

  choices(name: string, showsCode = false): readonly Choice[] {
    return this.terms(name).map((term) => ({
      value: term.code,
      label: this.labelOf(term),
      ...(showsCode ? { detail: term.code } : {}),
    }));
  }

  load(name: string): Promise<void> {
    const loading = this.asked.get(name) ?? this.fetch(name);
    this.asked.set(name, loading);
    return loading;
  }

  private async fetch(name: string): Promise<void> {
    try {
      const { results } = await this.api.invoke(vocabulariesRetrieve, { name });
      this.lists.update((lists) => ({ ...lists, [name]: results }));
    } catch {
      // Asked again at the next reading: a lost list shows codes meanwhile.
      this.asked.delete(name);
    }
  }
}
