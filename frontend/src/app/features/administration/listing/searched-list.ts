import { type WritableSignal, computed, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { debounceTime, fromEvent } from 'rxjs';

import { type Page, type PageWish, type PagedList, pagedList } from '../../../shared/resource/paged-list';

const typingMs = 250;

export interface SearchedList<Row> {
  readonly search: WritableSignal<string>;
  readonly list: PagedList<string, Row>;
}

/** Rows narrowed by words once typing pauses, looked at again when the reader comes back. Call it where a store is built. */
export function searchedList<Row>(
  fetch: (wish: PageWish & { search?: string }) => Promise<Page<Row>>,
): SearchedList<Row> {
  const search = signal('');
  const settled = toSignal(toObservable(search).pipe(debounceTime(typingMs)), { initialValue: '' });
  const list = pagedList(
    computed(() => settled().trim()),
    (words, wish) => fetch(words ? { search: words, ...wish } : wish),
  );
  fromEvent(window, 'focus')
    .pipe(takeUntilDestroyed())
    .subscribe(() => list.reload());
  return { search, list };
}
