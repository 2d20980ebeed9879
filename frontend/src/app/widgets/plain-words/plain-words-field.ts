import { Component, computed, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Icon } from '../../shared/icon/icon';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { Glossary } from './glossary';
import { gulpease, readingEase } from './gulpease';

const tones = { primary: 'decided', middle: 'decided', high: 'waiting', hard: 'overdue' } as const;

/** What the patient will read; while one writes it says how easy it is, and which words will need explaining. */
@Component({
  selector: 'nocc-plain-words-field',
  imports: [Control, Field, FormField, Icon, MatButton, StatusChip, TranslocoPipe],
  template: `
    <nocc-field [label]="label() | transloco" [hint]="'plainWords.hint' | transloco">
      <textarea noccControl data-testid="plain-words" [rows]="rows()" [formField]="field()"></textarea>
    </nocc-field>
    <div class="row small">
      <span class="row" aria-live="polite">
        @if (reading(); as reading) {
          <nocc-status-chip [tone]="reading.tone" [label]="'plainWords.ease.' + reading.ease | transloco" />
          <span class="muted numeric">{{ 'plainWords.gulpease' | transloco: { index: reading.index } }}</span>
        } @else {
          <span class="muted">{{ 'plainWords.waiting' | transloco }}</span>
        }
      </span>
      @if (hasTemplate()) {
        <button
          matButton="text"
          type="button"
          class="push"
          data-testid="plain-words-template"
          (click)="begin.emit()"
        >
          <nocc-icon name="description" />{{ 'plainWords.begin' | transloco }}
        </button>
      }
    </div>
    @if (words().length) {
      <details class="small">
        <summary>{{ 'plainWords.words' | transloco: { count: words().length } }}</summary>
        <dl>
          @for (entry of words(); track entry.code) {
            <dt>{{ entry.word }}</dt>
            <dd class="muted">{{ entry.meaning }}</dd>
          }
        </dl>
      </details>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }

    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: var(--space-1) var(--space-3);
      margin: var(--space-2) 0 0;
    }

    dd {
      margin: 0;
    }

    summary {
      cursor: pointer;
    }
  `,
})
export class PlainWordsField {
  private readonly glossary = inject(Glossary);
  readonly field = input.required<FieldTree<string>>();
  readonly label = input('plainWords.label');
  readonly rows = input(5);
  /** Whether there is a text to begin from; `begin` asks for it. */
  readonly hasTemplate = input(false);
  readonly begin = output();

  private readonly text = computed(() => this.field()().value());
  protected readonly words = computed(() => this.glossary.entriesIn(this.text()));
  protected readonly reading = computed(() => {
    const index = gulpease(this.text());
    if (index === undefined) return undefined;
    const ease = readingEase(index);
    return { index, ease, tone: tones[ease] };
  });
}
