import { Component, computed, input, model, output } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { errorText } from '../../../shared/field/error-text';
import { Icon } from '../../../shared/icon/icon';
import type { Fact, FactValue } from './facts';

/** One fact, asked as its datatype wants; empty means not known. Enter says that this one is done. */
@Component({
  selector: 'nocc-fact-field',
  imports: [Icon, TranslocoPipe],
  template: `
    <label [for]="id()">
      {{ fact().label }}
      @if (fact().unit || range(); as unit) {
        <span class="unit">{{ unit }}</span>
      }
    </label>
    @if (options(); as options) {
      <select class="control" [id]="id()" (change)="read($event)" (keydown.enter)="finish($event)">
        <option value="" [selected]="value() === undefined">–</option>
        @for (option of options; track option.value) {
          <option [value]="option.value" [selected]="'' + value() === option.value">
            {{ option.label }}
          </option>
        }
      </select>
    } @else {
      <input
        class="control"
        autocomplete="off"
        [id]="id()"
        [type]="inputType()"
        [step]="fact().datatype === 'integer' ? 1 : 'any'"
        [attr.min]="fact().minimum"
        [attr.max]="fact().maximum"
        [attr.aria-invalid]="!!mistake()"
        [attr.aria-describedby]="id() + '-error'"
        [value]="value() ?? ''"
        (input)="read($event)"
        (keydown.enter)="finish($event)"
      />
    }
    <div [id]="id() + '-error'" aria-live="polite">
      @if (mistake(); as mistake) {
        <p class="mistake small"><nocc-icon name="error" />{{ mistake.key | transloco: mistake.params }}</p>
      }
    </div>
  `,
  styleUrl: './fact-field.scss',
})
export class FactField {
  readonly fact = input.required<Fact>();
  readonly value = model<FactValue>();
  readonly error = input<ValidationError>();
  /** The words for yes and no. */
  readonly yesNo = input.required<readonly [string, string]>();
  readonly finished = output();
  protected readonly id = computed(() => `fact-${this.fact().id}`);
  protected readonly mistake = computed(() => {
    const error = this.error();
    return error && errorText(error);
  });
  /** Of a score; some are named with it. */
  protected readonly range = computed(() => {
    const { label, minimum, maximum } = this.fact();
    if (minimum === null || maximum === null || label.includes(`${minimum}-${maximum}`)) return '';
    return `${minimum}–${maximum}`;
  });
  protected readonly options = computed(() => {
    const { datatype, choices } = this.fact();
    const [yes, no] = this.yesNo();
    if (datatype === 'choice') return choices;
    if (datatype !== 'boolean') return undefined;
    return [
      { value: 'true', label: yes },
      { value: 'false', label: no },
    ];
  });
  protected readonly inputType = computed(() => {
    const { datatype } = this.fact();
    return datatype === 'date' || datatype === 'text' ? datatype : 'number';
  });

  protected read(event: Event): void {
    const control = event.target as HTMLInputElement | HTMLSelectElement;
    // A number half written is no number yet.
    if (control.validity.badInput) return;
    const isText = this.fact().datatype === 'text';
    const text = isText ? control.value : control.value.trim();
    this.value.set(text === '' ? undefined : this.parsed(text));
  }

  protected finish(event: Event): void {
    event.preventDefault();
    this.finished.emit();
  }

  private parsed(text: string): FactValue {
    const { datatype } = this.fact();
    if (datatype === 'boolean') return text === 'true';
    return datatype === 'number' || datatype === 'integer' ? Number(text) : text;
  }
}
