import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Round } from '../../api/models';
import { stageRowsOf } from './revealed';

/** An instant run-off, stage by stage. */
@Component({
  selector: 'nocc-run-off-table',
  imports: [TranslocoPipe],
  template: `
    <div class="scroller" tabindex="0" role="region" [attr.aria-label]="'vote.runOff.title' | transloco">
      <table data-testid="run-off">
        <caption>
          {{
            'vote.runOff.title' | transloco
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ 'vote.runOff.option' | transloco }}</th>
            @for (stage of stages(); track $index) {
              <th scope="col" class="numeric">
                {{ 'vote.runOff.stage' | transloco: { number: $index + 1 } }}
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">
                <strong>{{ row.letter }}</strong> {{ row.title }}
              </th>
              @for (cell of row.cells; track $index) {
                <td class="numeric" [class.is-leader]="cell.fate === 'leads'">
                  {{ cell.votes ?? '–' }}
                  @if (cell.fate; as fate) {
                    <span class="small muted">{{ 'vote.runOff.fates.' + fate | transloco }}</span>
                  }
                </td>
              }
            </tr>
          }
          @if (hasExhausted()) {
            <tr>
              <th scope="row" class="muted">{{ 'vote.runOff.exhausted' | transloco }}</th>
              @for (stage of stages(); track $index) {
                <td class="numeric muted">{{ stage.exhausted }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './run-off-table.scss',
})
export class RunOffTable {
  readonly round = input.required<Round>();
  protected readonly stages = computed(() => this.round().result?.run_off ?? []);
  protected readonly rows = computed(() => stageRowsOf(this.round()));
  protected readonly hasExhausted = computed(() => this.stages().some(({ exhausted }) => exhausted > 0));
}
