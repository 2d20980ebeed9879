import { Component, computed, inject, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { agePoints, charlsonIndex } from './comorbidity';
import { ItemPicker } from './item-picker';

/** Comorbidities that weigh in the Charlson index; the index is counted while they are chosen. */
@Component({
  selector: 'nocc-charlson-fields',
  imports: [ItemPicker, TranslocoPipe],
  template: `
    <fieldset>
      <legend>
        {{ 'case.assessment.charlson' | transloco }}
        <output class="numeric" data-testid="charlson-index">{{ index() }}</output>
        @if (age() !== undefined) {
          <span class="small muted numeric">{{
            'case.assessment.charlsonWithAge' | transloco: { index: withAge() }
          }}</span>
        }
      </legend>
      <nocc-item-picker
        data-testid="charlson"
        [label]="'case.assessment.charlson' | transloco"
        [placeholder]="'case.assessment.addComorbidity' | transloco"
        [offered]="offered()"
        [picked]="picked()"
        (added)="value.set([...value(), $event])"
        (dropped)="drop($event)"
      />
    </fieldset>
  `,
  styleUrl: './check-list.scss',
})
export class CharlsonFields implements FormValueControl<string[]> {
  private readonly vocabularies = inject(Vocabularies);
  private readonly transloco = inject(TranslocoService);
  readonly value = model<string[]>([]);
  readonly age = input<number>();
  private readonly items = computed(() =>
    this.vocabularies.terms('charlson').map((term) => ({
      value: term.code,
      label: this.vocabularies.labelOf(term),
      weight: Number(term.attributes['weight']),
      graver: term.attributes['graver'] as string | null,
    })),
  );
  protected readonly offered = computed(() =>
    this.items()
      .filter(({ value }) => !this.value().includes(value))
      .map(({ value, label, weight }) => ({ value, label, detail: `+${weight}` })),
  );
  protected readonly picked = computed(() =>
    this.items()
      .filter(({ value }) => this.value().includes(value))
      .map(({ value, label, weight, graver }) => {
        const isOutweighed = this.value().includes(graver ?? '');
        const outweighed = this.transloco.translate('case.assessment.outweighed');
        return { value, label, isOutweighed, detail: isOutweighed ? outweighed : `+${weight}` };
      }),
  );
  protected readonly index = computed(() =>
    charlsonIndex(
      this.items()
        .filter(({ value }) => this.value().includes(value))
        .map(({ value, weight, graver }) => ({ code: value, weight, graver })),
    ),
  );
  protected readonly withAge = computed(() => this.index() + agePoints(this.age() ?? 0));

  protected drop(code: string): void {
    this.value.update((codes) => codes.filter((other) => other !== code));
  }
}
