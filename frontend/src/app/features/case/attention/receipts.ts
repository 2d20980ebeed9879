import { Injectable, computed, inject, resource, signal } from '@angular/core';

import { Api } from '../../../api/api';
import { casesReceiptsCreate, casesReceiptsList } from '../../../api/functions';
import type { Receipt } from '../../../api/models';
import { lastValue } from '../../../shared/resource/last-value';
import { allPages } from '../../../shared/resource/all-pages';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** Who has opened what: a receipt is given the first time somebody opens a version of an item. */
@Injectable()
export class Receipts {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesReceiptsList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  private readonly own = signal<readonly Receipt[]>([]);
  private readonly given = new Set<string>();
  private readonly byItem = computed(() => {
    const readers = new Map<string, Receipt[]>();
    for (const receipt of [...(this.listed() ?? []), ...this.own()]) {
      const key = keyOf(receipt.kind, receipt.item);
      const known = readers.get(key) ?? [];
      if (!known.some(({ reader }) => reader.id === receipt.reader.id)) readers.set(key, [...known, receipt]);
    }
    return readers;
  });

  /** The names of those who opened any version of the item, the first first. */
  readersOf(kind: string, item: string): readonly string[] {
    return (this.byItem().get(keyOf(kind, item)) ?? []).map(({ reader }) => reader.name);
  }

  give(kind: string, item: string, version = 1): void {
    const key = `${keyOf(kind, item)}@${version}`;
    if (this.given.has(key)) return;
    this.given.add(key);
    void this.send(kind, item, version, key);
  }

  private async send(kind: string, item: string, version: number, key: string): Promise<void> {
    try {
      const body = { kind, item, version };
      const receipt = await this.api.invoke(casesReceiptsCreate, { case_id: this.context.id(), body });
      this.own.update((own) => [...own, receipt]);
    } catch {
      // Given again at the next opening.
      this.given.delete(key);
    }
  }
}

const keyOf = (kind: string, item: string) => `${kind}:${item}`;
