import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { SummaryPanel } from '../summary/panel';
import { type Since, fateKey } from './since';
import { ThenMark } from './then-mark';
import type { ThenPart } from './then-parts';

/** One section of the dossier of then, with what has become of its items. */
@Component({
  selector: 'nocc-then-list',
  imports: [SummaryPanel, ThenMark, TranslocoPipe],
  template: `
    <nocc-summary-panel [name]="part().section" [heading]="part().heading">
      <span beside class="muted numeric">{{ part().lines.length || '' }}</span>
      @if (added(); as count) {
        <span beside class="later small" data-testid="added-later">
          {{ 'asItWas.addedLater' | transloco: { count } }}
        </span>
      }
      <ul [class.short]="isShort()">
        @for (line of lines(); track line.id) {
          <li [class.marked]="line.fate" [attr.data-testid]="'then-' + part().section">
            <p class="head">
              <strong>{{ line.title }}</strong>
              <span class="muted">{{ line.details.join(' · ') }}</span>
              <nocc-then-mark [fate]="line.fate" />
            </p>
            @for (words of line.words; track $index) {
              <p class="words">{{ words }}</p>
            }
          </li>
        } @empty {
          <li class="muted">{{ 'asItWas.nothing' | transloco }}</li>
        }
      </ul>
    </nocc-summary-panel>
  `,
  styleUrl: './then-list.scss',
})
export class ThenList {
  readonly part = input.required<ThenPart>();
  readonly since = input<Since>();

  protected readonly added = computed(() => this.since()?.added.get(this.part().section));
  /** Many lines of few words stand in two columns. */
  protected readonly isShort = computed(() => {
    const { lines } = this.part();
    return lines.length > 5 && lines.every(({ words }) => words.length === 0);
  });
  protected readonly lines = computed(() =>
    this.part().lines.map((line) => ({
      ...line,
      fate: this.since()?.fates.get(fateKey(this.part().section, line.id)),
    })),
  );
}
