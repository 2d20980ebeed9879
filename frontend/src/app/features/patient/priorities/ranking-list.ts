import { CdkDrag, type CdkDragDrop, CdkDropList, moveItemInArray } from '@angular/cdk/drag-drop';
import { Component, Injector, afterNextRender, inject, model, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

/** Priorities in their order: moved by finger, mouse or arrows. */
@Component({
  selector: 'nocc-ranking-list',
  imports: [CdkDrag, CdkDropList, Icon, MatIconButton, TermLabel, TranslocoPipe],
  templateUrl: './ranking-list.html',
  styleUrl: './ranking-list.scss',
})
export class RankingList {
  private readonly injector = inject(Injector);
  private readonly vocabularies = inject(Vocabularies);
  readonly ranking = model.required<readonly string[]>();
  readonly isOpen = input.required<boolean>();
  /** A finger that only scrolls past moves nothing. */
  protected readonly dragDelay = { touch: 250, mouse: 0 };
  /** For who does not see the line move. */
  protected readonly said = signal('');

  protected remove(code: string): void {
    this.ranking.update((ranking) => ranking.filter((other) => other !== code));
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.move(previousIndex, currentIndex);
  }

  /** The keyboard stays on the arrow of the line that moved. */
  protected moveByArrow({ currentTarget: arrow }: Event, from: number, to: number): void {
    this.move(from, to);
    afterNextRender(() => (arrow as HTMLElement).focus(), { injector: this.injector });
  }

  private move(from: number, to: number): void {
    const ranking = [...this.ranking()];
    if (from === to || to < 0 || to >= ranking.length) return;
    moveItemInArray(ranking, from, to);
    this.ranking.set(ranking);
    this.said.set(`${to + 1}: ${this.vocabularies.label('patient_priorities', ranking[to] ?? '')}`);
  }
}
