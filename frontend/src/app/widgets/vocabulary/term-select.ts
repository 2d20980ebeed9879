import { Component, computed, forwardRef, inject, input, model, output } from '@angular/core';
import { FormField, type FormValueControl } from '@angular/forms/signals';

import { Control } from '../../shared/field/control';
import { Vocabularies } from './vocabularies';

let counter = 0;

/** A short code list as a select; inside `nocc-field` it needs no `noccControl`. */
@Component({
  selector: 'nocc-term-select',
  template: `
    <select
      class="control"
      [id]="id"
      [attr.aria-describedby]="hintId + ' ' + errorId"
      [attr.aria-invalid]="state().touched() && state().invalid()"
      [attr.aria-required]="state().required()"
      (change)="choose($event)"
      (blur)="touch.emit()"
    >
      <option value="" [selected]="!value()">–</option>
      @for (choice of choices(); track choice.value) {
        <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
      }
    </select>
  `,
  styles: ':host { display: block; min-width: 0; }',
  providers: [{ provide: Control, useExisting: forwardRef(() => TermSelect) }],
})
export class TermSelect implements FormValueControl<string> {
  private readonly vocabularies = inject(Vocabularies);
  private readonly field = inject<FormField<string>>(FormField, { self: true });
  readonly value = model('');
  readonly vocabulary = input.required<string>();
  /** Codes that make no sense here, such as "dead" for a patient who is being staged. */
  readonly without = input<readonly string[]>([]);
  /** Shows the code before its label, for scales known by number. */
  readonly showsCode = input(false);
  readonly touch = output();

  readonly id = `term-${counter++}`;
  readonly hintId = `${this.id}-hint`;
  readonly errorId = `${this.id}-error`;
  protected readonly choices = computed(() =>
    this.vocabularies
      .choices(this.vocabulary())
      .filter(({ value }) => !this.without().includes(value))
      .map((choice) =>
        this.showsCode() ? { ...choice, label: `${choice.value} · ${choice.label}` } : choice,
      ),
  );

  get state() {
    return this.field.state;
  }

  protected choose(event: Event): void {
    this.value.set((event.target as HTMLSelectElement).value);
  }
}
