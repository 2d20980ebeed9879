import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { CaseContext } from '../../../widgets/case-context/case-context';
import { SummaryPanel } from './panel';

const kinds = ['diagnosis_to_board', 'board_to_treatment', 'surgery_to_radiotherapy'] as const;

/** How long each stretch of the way took, or has been taking. */
@Component({
  selector: 'nocc-case-clocks',
  imports: [SummaryPanel, TranslocoPipe],
  template: `
    <nocc-summary-panel name="clocks" heading="case.clocks.title">
      <ul>
        @for (line of lines(); track line.kind) {
          <li>
            <span class="small muted">{{ 'case.clocks.' + line.kind | transloco }}</span>
            @if (line.clock; as clock) {
              <span class="numeric" [class.over]="clock.is_over">
                <strong>{{ clock.days }}</strong>
                <span class="unit">{{ 'case.clocks.days' | transloco }}</span>
                @if (clock.limit_days) {
                  <span class="unit">/ {{ clock.limit_days }}</span>
                }
                @if (!clock.to) {
                  <span class="small muted">{{ 'case.clocks.running' | transloco }}</span>
                }
              </span>
            } @else {
              <span class="muted">–</span>
            }
          </li>
        }
      </ul>
    </nocc-summary-panel>
  `,
  styleUrl: './case-clocks.scss',
})
export class CaseClocks {
  private readonly context = inject(CaseContext);
  protected readonly lines = computed(() =>
    kinds.map((kind) => ({
      kind,
      clock: this.context.detail()?.clocks.find((clock) => clock.kind === kind),
    })),
  );
}
