import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { BallotRequestRequest, Round } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { BallotForm } from '../../widgets/ballot/ballot-form';
import { confirmationOf } from '../../widgets/ballot/ballot-model';
import { Board } from '../../widgets/board/board';
import { OwnBallotStore } from './own-ballot-store';
import { UnopenedList } from './unopened-list';

/** The reader's own vote: to be cast, sealed, or to be confirmed because something came after it. */
@Component({
  selector: 'nocc-ballot-panel',
  imports: [BallotForm, Icon, MatButton, Moment, TranslocoPipe, UnopenedList],
  templateUrl: './ballot-panel.html',
  styleUrl: './ballot-panel.scss',
})
export class BallotPanel {
  private readonly toasts = inject(Toasts);
  protected readonly store = inject(OwnBallotStore);
  protected readonly board = inject(Board);
  readonly round = input.required<Round>();
  protected readonly ballot = this.store.ballot;
  private readonly roundId = computed(() => this.round().id);
  protected readonly isChanging = linkedSignal({ source: this.roundId, computation: () => false });
  protected readonly shows = computed(() => {
    if (!this.store.hasLoaded()) return 'nothing';
    if (this.round().status === 'paused') return this.ballot() ? 'cast' : 'paused';
    return this.ballot() && !this.isChanging() ? 'cast' : 'form';
  });
  protected readonly letters = computed(() => {
    const letterOf = (id: string) => this.round().paper.find(({ option }) => option === id)?.letter ?? '–';
    const { option, ranking = [] } = this.ballot() ?? {};
    return (option ? [option] : ranking).map(letterOf).join(' › ');
  });
  /** Only what names no request can be confirmed as it is: a request has been answered meanwhile. */
  protected readonly isConfirmable = computed(() => this.ballot()?.kind !== 'investigate');

  protected readonly cast = async (ballot: BallotRequestRequest): Promise<void> => {
    await this.store.cast(ballot);
    this.isChanging.set(false);
    this.toasts.say('vote.ballot.done');
  };

  protected async confirm(): Promise<void> {
    const ballot = this.ballot();
    if (!ballot) return;
    try {
      await this.cast(confirmationOf(ballot));
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
