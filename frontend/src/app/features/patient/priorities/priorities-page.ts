import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalJourney, portalPriorities, portalPrioritiesUpdate } from '../../../api/functions';
import { Toasts } from '../../../core/toasts/toasts';
import { Icon } from '../../../shared/icon/icon';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';
import { RankingList } from './ranking-list';

interface Wish {
  readonly ranking: readonly string[];
  readonly note: string;
}

/** What matters to me, most important first, until the specialists begin to vote. */
@Component({
  selector: 'nocc-priorities-page',
  imports: [Awaited, Icon, MatButton, PatientHead, RankingList, TranslocoPipe],
  templateUrl: './priorities-page.html',
  styleUrl: './priorities-page.scss',
})
export class PrioritiesPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly vocabularies = inject(Vocabularies);
  protected readonly stated = keptFresh(() => this.api.invoke(portalPriorities));
  private readonly journey = keptFresh(() => this.api.invoke(portalJourney));

  /** Once the vote has begun it goes through the physician. */
  protected readonly isOpen = computed(() => {
    const board = this.journey.value()?.steps.find(({ kind }) => kind === 'board');
    return !board || board.state === 'next';
  });
  /** The order being made, until the server has a newer statement than the one it started from. */
  private readonly edited = linkedSignal<string | null | undefined, Wish | undefined>({
    source: () => this.stated.value()?.recorded_at,
    computation: () => undefined,
  });
  private readonly current = computed<Wish>(
    () => (this.isOpen() ? this.edited() : undefined) ?? this.stated.value() ?? { ranking: [], note: '' },
  );
  protected readonly ranking = computed(() => this.current().ranking);
  protected readonly note = computed(() => this.current().note);
  protected readonly isChanged = computed(() => !!this.edited());
  protected readonly isSaving = signal(false);
  protected readonly offered = computed(() =>
    this.vocabularies.choices('patient_priorities').filter(({ value }) => !this.ranking().includes(value)),
  );

  protected add(code: string): void {
    this.rank([...this.ranking(), code]);
  }

  protected rank(ranking: readonly string[]): void {
    this.edited.set({ ranking, note: this.note() });
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
    } catch (error) {
      this.toasts.refuse(error);
      this.journey.reload();
    } finally {
      this.isSaving.set(false);
    }
  }
}
