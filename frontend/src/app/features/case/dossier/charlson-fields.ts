import { Component, computed, inject, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

/** Comorbidities that weigh in the Charlson index; the index is counted while they are ticked. */
@Component({
  selector: 'nocc-charlson-fields',
  imports: [TranslocoPipe],
  template: `
    <fieldset>
      <legend>
        {{ 'case.assessment.charlson' | transloco }}
        <output class="numeric">{{ index() }}</output>
      </legend>
      <div class="items">
        @for (item of items(); track item.code) {
          <label class="choice">
            <input type="checkbox" [checked]="value().includes(item.code)" (change)="toggle(item.code)" />
            <span
              >{{ item.label }} <span class="muted numeric">{{ item.weight }}</span></span
            >
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './check-list.scss',
})
export class CharlsonFields implements FormValueControl<string[]> {
  private readonly vocabularies = inject(Vocabularies);
  readonly value = model<string[]>([]);
  protected readonly items = computed(() =>
    this.vocabularies.terms('charlson').map((term) => ({
      code: term.code,
      label: this.vocabularies.labelOf(term),
      weight: Number(term.attributes['weight']),
    })),
  );
  protected readonly index = computed(() =>
    this.items()
      .filter(({ code }) => this.value().includes(code))
      .reduce((sum, { weight }) => sum + weight, 0),
  );

  protected toggle(code: string): void {
    this.value.update((codes) =>
      codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code],
    );
  }
}
