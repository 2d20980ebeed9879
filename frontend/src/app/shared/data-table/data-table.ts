import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  contentChildren,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';
import { Moment } from '../moment/moment';
import { ErrorState } from '../state/error-state';
import { Cell } from './cell';
import { type Column, type Sort, nextSort } from './column';
import { rowWindow } from './row-window';

/**
 * The one table: sorted by the server, read with j/k and Enter, drawn only where it is seen.
 * Project a `nocc-state-message` for when it is empty, and `noccCell` templates for what is more than text.
 */
@Component({
  selector: 'nocc-data-table',
  imports: [ErrorState, Icon, Moment, NgTemplateOutlet, TranslocoPipe],
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
  host: { '(document:keydown)': 'takeFocus($event)' },
})
export class DataTable<Row> {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  readonly identify = input.required<(row: Row) => string>();
  readonly rowHeight = input(32);
  readonly isLoading = input(false);
  readonly error = input<unknown>();
  readonly hasMore = input(false);
  /** j and k work from anywhere in the page, as long as nobody is typing. */
  readonly hasHotkeys = input(false);
  readonly sort = model<Sort>();
  readonly opened = output<Row>();
  readonly moreWanted = output();
  readonly retried = output();

  private readonly cells = contentChildren<Cell<Row>>(Cell);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly scrollTop = signal(0);
  private readonly viewHeight = signal(0);
  private readonly gridId = `table-${crypto.randomUUID()}`;

  /** Follows its row, not its place, when live updates reorder the list. */
  private readonly activeId = signal<string | undefined>(undefined);
  protected readonly activeIndex = linkedSignal(() => {
    const found = this.rows().findIndex((row) => this.identify()(row) === this.activeId());
    return found < 0 && this.rows().length ? 0 : found;
  });
  protected readonly window = computed(() =>
    rowWindow(this.scrollTop(), this.viewHeight(), this.rowHeight(), this.rows().length),
  );
  protected readonly drawn = computed(() =>
    this.rows()
      .slice(this.window().first, this.window().last)
      .map((row, offset) => ({ row, index: this.window().first + offset })),
  );
  protected readonly template = computed(() =>
    this.columns()
      .map((column) => column.width ?? '1fr')
      .join(' '),
  );
  protected readonly cellOf = computed(
    () => new Map(this.cells().map((cell) => [cell.noccCell(), cell.template])),
  );
  protected readonly isEmpty = computed(() => !this.isLoading() && !this.error() && this.rows().length === 0);
  protected readonly skeletonRows = Array.from({ length: 8 });
  protected readonly idOf = (index: number) => `${this.gridId}-${index}`;

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.scroller().nativeElement;
      const observer = new ResizeObserver(() => {
        this.viewHeight.set(element.clientHeight);
      });
      observer.observe(element);
      destroyRef.onDestroy(() => {
        observer.disconnect();
      });
    });
    afterRenderEffect(() => {
      const nearEnd = this.window().last >= this.rows().length;
      if (nearEnd && this.hasMore() && !this.isLoading() && this.rows().length > 0) this.moreWanted.emit();
    });
  }

  /** Puts the keyboard in the list. */
  focus(): void {
    this.scroller().nativeElement.focus({ preventScroll: true });
  }

  protected trackScroll(): void {
    this.scrollTop.set(this.scroller().nativeElement.scrollTop);
  }

  protected sortBy(column: Column<Row>): void {
    this.sort.set(nextSort(this.sort(), column.key));
  }

  protected ariaSort(column: Column<Row>): string | null {
    if (!column.isSortable) return null;
    return this.sort()?.key === column.key ? (this.sort()?.direction ?? 'none') : 'none';
  }

  protected open(row: Row, index: number): void {
    this.activate(index);
    this.opened.emit(row);
  }

  protected moveByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.viewHeight() / this.rowHeight()) - 1);
    const here = this.activeIndex();
    const target = {
      j: here + 1,
      ArrowDown: here + 1,
      k: here - 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: this.rows().length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.activate(target);
    } else if (event.key === 'Enter' && event.target === this.scroller().nativeElement) {
      const row = this.rows()[here];
      if (row) this.opened.emit(row);
    }
  }

  protected takeFocus(event: KeyboardEvent): void {
    if (!this.hasHotkeys() || event.defaultPrevented || document.activeElement !== document.body) return;
    if (event.key !== 'j' && event.key !== 'k') return;
    this.focus();
    this.moveByKey(event);
  }

  private activate(index: number): void {
    const bounded = Math.min(this.rows().length - 1, Math.max(0, index));
    const row = this.rows()[bounded];
    if (!row) return;
    this.activeId.set(this.identify()(row));
    this.reveal(bounded);
  }

  private reveal(index: number): void {
    const element = this.scroller().nativeElement;
    const top = index * this.rowHeight();
    // The sticky header covers one row of the view.
    const bottom = top + 2 * this.rowHeight();
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
  }
}
