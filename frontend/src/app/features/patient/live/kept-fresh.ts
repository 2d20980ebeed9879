import { type Signal, inject, resource } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';

import { lastValue } from '../../../shared/resource/last-value';
import { type Page, PagedList, type PageWish } from '../../../shared/resource/paged-list';
import { PatientNews } from './patient-news';

export interface Kept<T> {
  readonly value: Signal<T | undefined>;
  readonly error: Signal<unknown>;
  readonly reload: () => void;
}

/** An answer of the server that follows the news and the language. Call it where a component is built. */
export function keptFresh<T>(load: () => Promise<T>): Kept<T> {
  const language = inject(TranslocoService).activeLang;
  const answer = resource({ params: () => ({ language: language() }), loader: load });
  const reload = () => void answer.reload();
  inject(PatientNews).changes.pipe(takeUntilDestroyed()).subscribe(reload);
  return { value: lastValue(answer), error: answer.error, reload };
}

/** A list read page by page that follows the news. */
export function keptPages<Row>(fetch: (wish: PageWish) => Promise<Page<Row>>): PagedList<null, Row> {
  const list = new PagedList<null, Row>((_query, wish) => fetch(wish));
  list.ask(null);
  inject(PatientNews)
    .changes.pipe(takeUntilDestroyed())
    .subscribe(() => list.reload());
  return list;
}
