import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The group that T, N and M make, said as soon as it is known. */
@Component({
  selector: 'nocc-stage-result',
  imports: [TranslocoPipe],
  template: `
    @if (stage(); as stage) {
      <span class="muted">{{ 'case.staging.stage' | transloco }}</span>
      <strong class="numeric" data-testid="computed-stage">{{ stage }}</strong>
      <span class="muted">{{ 'case.staging.editionShort.' + edition() | transloco }}</span>
    } @else if (reason(); as reason) {
      <span class="muted">{{ 'case.staging.reasons.' + reason | transloco }}</span>
    } @else {
      <span class="muted">{{ 'case.staging.pending' | transloco }}</span>
    }
  `,
  styleUrl: './stage-result.scss',
  host: { role: 'status' },
})
export class StageResult {
  readonly stage = input<string | null>();
  readonly reason = input<string | null>();
  readonly edition = input.required<string>();
}
