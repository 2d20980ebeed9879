import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { FactValue } from './assessment-model';

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly datatype: 'number' | 'integer' | 'boolean' | 'choice' | 'text' | 'date';
  readonly unit: string;
  readonly choices: readonly string[];
  readonly group: string;
}

/** One fact, asked as its datatype wants; empty means not known. */
@Component({
  selector: 'nocc-fact-field',
  imports: [TranslocoPipe],
  template: `
    <label [for]="id()">
      {{ fact().label }}
      @if (fact().unit; as unit) {
        <span class="unit">{{ unit }}</span>
      }
    </label>
    @if (options(); as options) {
      <select class="control" [id]="id()" (change)="read($event)">
        <option value="" [selected]="value() === undefined">–</option>
        @for (option of options; track option.value) {
          <option [value]="option.value" [selected]="'' + value() === option.value">
            {{ option.label | transloco }}
          </option>
        }
      </select>
    } @else {
      <input
        class="control"
        [id]="id()"
        [type]="inputType()"
        [step]="fact().datatype === 'integer' ? 1 : 'any'"
        [value]="value() ?? ''"
        (change)="read($event)"
      />
    }
  `,
  styles: ':host { display: flex; flex-direction: column; justify-content: flex-end; gap: var(--space-1); }',
})
export class FactField {
  readonly fact = input.required<Fact>();
  readonly value = model<FactValue>();
  protected readonly id = computed(() => `fact-${this.fact().id}`);
  protected readonly options = computed(() => {
    const { datatype, choices } = this.fact();
    if (datatype === 'boolean')
      return ['true', 'false'].map((value) => ({ value, label: `case.yesNo.${value}` }));
    if (datatype !== 'choice') return undefined;
    return choices.map((value) => ({ value, label: factChoiceKey(value) }));
  });
  protected readonly inputType = computed(() => {
    const { datatype } = this.fact();
    return datatype === 'date' || datatype === 'text' ? datatype : 'number';
  });

  protected read(event: Event): void {
    const text = (event.target as HTMLInputElement | HTMLSelectElement).value.trim();
    this.value.set(text === '' ? undefined : this.parsed(text));
  }

  private parsed(text: string): FactValue {
    const { datatype } = this.fact();
    if (datatype === 'boolean') return text === 'true';
    return datatype === 'number' || datatype === 'integer' ? Number(text) : text;
  }
}

/** The vocabulary's choices are English words; these are their translations. */
export function factChoiceKey(choice: string): string {
  return `case.factChoices.${choice.replaceAll(' ', '_')}`;
}
