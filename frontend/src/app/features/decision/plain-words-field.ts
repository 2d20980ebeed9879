import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { gulpease, readingEase } from './gulpease';

const tones = { primary: 'decided', middle: 'decided', high: 'waiting', hard: 'overdue' } as const;

/** The decision in the patient's words; while one writes it says how easy they are to read. */
@Component({
  selector: 'nocc-plain-words-field',
  imports: [Control, Field, FormField, StatusChip, TranslocoPipe],
  template: `
    <nocc-field [label]="'decision.plainWords' | transloco" [hint]="'decision.plainWordsHint' | transloco">
      <textarea noccControl data-testid="plain-words" rows="5" [formField]="field()"></textarea>
    </nocc-field>
    <p class="row small" aria-live="polite">
      @if (reading(); as reading) {
        <nocc-status-chip [tone]="reading.tone" [label]="'decision.ease.' + reading.ease | transloco" />
        <span class="muted numeric">{{ 'decision.gulpease' | transloco: { index: reading.index } }}</span>
      } @else {
        <span class="muted">{{ 'decision.gulpeaseWaiting' | transloco }}</span>
      }
    </p>
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-1); }',
})
export class PlainWordsField {
  readonly field = input.required<FieldTree<string>>();
  protected readonly reading = computed(() => {
    const index = gulpease(this.field()().value());
    if (index === undefined) return undefined;
    const ease = readingEase(index);
    return { index, ease, tone: tones[ease] };
  });
}
