import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
} from '@angular/cdk/drag-drop';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalJourney, portalPriorities, portalPrioritiesUpdate } from '../../../api/functions';
import { Toasts } from '../../../core/toasts/toasts';
import { Icon } from '../../../shared/icon/icon';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';

/** What matters to me, most important first, until the specialists begin to vote. */
@Component({
  selector: 'nocc-priorities-page',
  imports: [
    Awaited,
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    Icon,
    MatButton,
    MatIconButton,
    PatientHead,
    TermLabel,
    TranslocoPipe,
  ],
  templateUrl: './priorities-page.html',
  styleUrl: './priorities-page.scss',
})
export class PrioritiesPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly vocabularies = inject(Vocabularies);
  protected readonly stated = keptFresh(() => this.api.invoke(portalPriorities));
  private readonly journey = keptFresh(() => this.api.invoke(portalJourney));

  /** The order being made; undefined while it is what the server has. */
  private readonly edited = signal<{ ranking: readonly string[]; note: string } | undefined>(undefined);
  private readonly current = computed(
    () => this.edited() ?? this.stated.value() ?? { ranking: [], note: '' },
  );
  protected readonly ranking = computed(() => this.current().ranking);
  protected readonly note = computed(() => this.current().note);
  protected readonly isChanged = computed(() => !!this.edited());
  protected readonly isSaving = signal(false);
  protected readonly said = signal('');
  /** Once the vote has begun it goes through the physician. */
  protected readonly isOpen = computed(() => {
    const board = this.journey.value()?.steps.find(({ kind }) => kind === 'board');
    return !board || board.state === 'next';
  });
  protected readonly offered = computed(() =>
    this.vocabularies.choices('patient_priorities').filter(({ value }) => !this.ranking().includes(value)),
  );

  constructor() {
    effect(() => {
      if (!this.isOpen()) this.edited.set(undefined);
    });
  }

  protected add(code: string): void {
    this.rank([...this.ranking(), code]);
  }

  protected remove(code: string): void {
    this.rank(this.ranking().filter((other) => other !== code));
  }

  protected move(from: number, to: number): void {
    const ranking = [...this.ranking()];
    moveItemInArray(ranking, from, to);
    this.rank(ranking);
    this.said.set(`${to + 1}: ${this.vocabularies.label('patient_priorities', ranking[to] ?? '')}`);
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    if (previousIndex !== currentIndex) this.move(previousIndex, currentIndex);
  }

  protected write(event: Event): void {
    this.edited.set({ ranking: this.ranking(), note: (event.target as HTMLTextAreaElement).value });
  }

  protected async save(): Promise<void> {
    this.isSaving.set(true);
    try {
      const body = { ranking: [...this.ranking()], note: this.note() };
      await this.api.invoke(portalPrioritiesUpdate, { body });
      this.stated.reload();
      this.toasts.say('patient.priorities.saved');
      this.edited.set(undefined);
    } catch (error) {
      this.toasts.refuse(error);
      this.journey.reload();
    } finally {
      this.isSaving.set(false);
    }
  }

  private rank(ranking: readonly string[]): void {
    this.edited.set({ ranking, note: this.note() });
  }
}
