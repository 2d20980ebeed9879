import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { decisionsRecord } from '../../api/functions';
import type { Decision } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Icon } from '../../shared/icon/icon';
import { Moment } from '../../shared/moment/moment';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { Board } from '../../widgets/board/board';
import { CaseContext } from '../../widgets/case-context/case-context';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';
import { OptionCard } from '../../widgets/option-card/option-card';
import { planOfOption, planOfPaper } from '../../widgets/option-card/plan';
import { saveFile } from './save-file';

/** What was decided, as it was signed: read only. A draft looks the same and says that it is one. */
@Component({
  selector: 'nocc-decision-record',
  imports: [Icon, MatButton, Moment, OptionCard, StatusChip, TranslocoPipe],
  templateUrl: './decision-record.html',
  styleUrl: './decision-record.scss',
})
export class DecisionRecord {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly rounds = inject(RoundsStore);
  protected readonly context = inject(CaseContext);
  protected readonly board = inject(Board);
  protected readonly options = inject(OptionsStore);
  readonly decision = input.required<Decision>();
  /** The option as it stood on the ballot paper: later edits do not reach what was decided. */
  protected readonly plan = computed(() => {
    const { round, option: id } = this.decision();
    const line = this.rounds
      .all()
      .find((one) => one.id === round)
      ?.paper.find(({ option }) => option === id);
    const option = this.options.find(id);
    return line ? planOfPaper(line) : option && planOfOption(option);
  });
  protected readonly alternatives = computed(() =>
    this.decision().alternatives.flatMap((id) => this.options.find(id) ?? []),
  );
  private readonly voters = computed(() => {
    const round = this.rounds.all().find(({ id }) => id === this.decision().round);
    return new Map(round?.voters.map(({ participant, name }) => [participant, name]));
  });

  protected nameOf(participant: string): string {
    return this.voters().get(participant) ?? this.board.nameOf(participant);
  }

  /** The record goes to the file byte for byte: its hash and signature are of these bytes. */
  protected async download(): Promise<void> {
    const { id } = this.decision();
    const address = decisionsRecord.PATH.replace('{id}', id);
    try {
      const record = await firstValueFrom(this.http.get(address, { responseType: 'blob' }));
      saveFile(record, `nocc-decision-${id}.json`);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
