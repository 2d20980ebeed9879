import { Component, computed, inject, input, signal } from '@angular/core';

import { type Entry, Glossary } from './glossary';

let counter = 0;

/** A text for patients: each paragraph with its difficult words, whose meaning opens below it. */
@Component({
  selector: 'nocc-glossary-text',
  template: `
    @for (paragraph of paragraphs(); track $index; let place = $index) {
      <!-- prettier-ignore -->
      <p>@for (stretch of paragraph; track $index) {@if (stretch.entry; as entry) {<button
            type="button"
            class="word"
            [attr.aria-expanded]="isOpen(place, entry)"
            [attr.aria-controls]="id + place"
            (click)="turn(place, entry)"
          >{{ stretch.text }}</button>}@else {{{ stretch.text }}}}</p>
      <p class="meaning" aria-live="polite" [id]="id + place" [hidden]="opened()?.place !== place">
        @if (opened(); as opened) {
          <strong>{{ opened.entry.word }}</strong> {{ opened.entry.meaning }}
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }

    .word {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-decoration: underline dotted var(--accent) 2px;
      text-underline-offset: 4px;
      cursor: help;

      &[aria-expanded='true'] {
        color: var(--accent-ink);
        text-decoration-style: solid;
      }
    }

    .meaning {
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
      background: var(--accent-wash);

      &[hidden] {
        display: none;
      }

      strong::after {
        content: ':';
      }
    }
  `,
})
export class GlossaryText {
  private readonly glossary = inject(Glossary);
  readonly text = input.required<string>();
  protected readonly id = `glossary-${counter++}-`;
  protected readonly paragraphs = computed(() =>
    this.text()
      .split(/\n+/)
      .filter(Boolean)
      .map((paragraph) => this.glossary.stretches(paragraph)),
  );
  protected readonly opened = signal<{ place: number; entry: Entry } | undefined>(undefined);

  protected isOpen(place: number, entry: Entry): boolean {
    const opened = this.opened();
    return opened?.place === place && opened.entry.code === entry.code;
  }

  protected turn(place: number, entry: Entry): void {
    this.opened.set(this.isOpen(place, entry) ? undefined : { place, entry });
  }
}
