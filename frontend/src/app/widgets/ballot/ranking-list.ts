import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
} from '@angular/cdk/drag-drop';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';

export interface Rankable {
  readonly id: string;
  readonly letter: string;
  readonly title: string;
}

/** Options in order, best first: chosen one after the other, moved by arrow keys or by dragging. Some may stay out. */
@Component({
  selector: 'nocc-ranking-list',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, MatIconButton, TranslocoPipe],
  templateUrl: './ranking-list.html',
  styleUrl: './ranking-list.scss',
})
export class RankingList implements FormValueControl<string[]> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  readonly value = model<string[]>([]);
  readonly choices = input.required<readonly Rankable[]>();
  readonly label = input.required<string>();
  readonly touch = output();
  protected readonly ranked = computed(() =>
    this.value().flatMap((id) => this.choices().find((choice) => choice.id === id) ?? []),
  );
  protected readonly rest = computed(() => this.choices().filter(({ id }) => !this.value().includes(id)));
  /** What just moved where, for screen readers. */
  protected readonly moved = signal<{ letter: string; place: number } | undefined>(undefined);

  protected add({ id, letter }: Rankable): void {
    this.value.update((ranking) => [...ranking, id]);
    this.say(letter, this.value().length);
  }

  protected remove({ id }: Rankable): void {
    this.value.update((ranking) => ranking.filter((other) => other !== id));
    this.touch.emit();
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.move(previousIndex, currentIndex);
  }

  protected moveByKey(event: KeyboardEvent, { id, letter }: Rankable): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = this.value().indexOf(id);
    this.move(from, Math.min(this.value().length - 1, Math.max(0, from + step)));
    // A line that is moved in the page loses the focus: the next arrow must find it again.
    const handle = this.host.nativeElement.querySelector<HTMLElement>(`[data-testid=rank-${letter}]`);
    afterNextRender(() => handle?.focus(), { injector: this.injector });
  }

  private move(from: number, to: number): void {
    const ranking = [...this.value()];
    moveItemInArray(ranking, from, to);
    this.value.set(ranking);
    this.say(this.ranked()[to]?.letter ?? '', to + 1);
    this.touch.emit();
  }

  private say(letter: string, place: number): void {
    this.moved.set({ letter, place });
  }
}
