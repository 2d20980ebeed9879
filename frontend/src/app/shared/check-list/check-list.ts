import { Component, computed, inject, input, model, output } from '@angular/core';
import { FormField, type FormValueControl } from '@angular/forms/signals';

import { Icon } from '../icon/icon';

export interface CheckChoice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** Several of a few things: checkboxes, the value in the order of the choices. */
@Component({
  selector: 'nocc-check-list',
  imports: [Icon],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value) {
          <label class="choice">
            <input
              type="checkbox"
              [checked]="value().includes(choice.value)"
              (change)="toggle(choice.value)"
              (blur)="touch.emit()"
            />
            <span>
              {{ choice.label }}
              @if (choice.detail; as detail) {
                <span class="muted">{{ detail }}</span>
              }
            </span>
          </label>
        }
      </div>
      <div aria-live="polite">
        @if (isMistaken()) {
          <p class="mistake small"><nocc-icon name="error" />{{ mistake() }}</p>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './check-list.scss',
})
export class CheckList implements FormValueControl<string[]> {
  private readonly field = inject<FormField<string[]>>(FormField, { self: true, optional: true });
  readonly value = model<string[]>([]);
  readonly choices = input.required<readonly CheckChoice[]>();
  readonly label = input.required<string>();
  /** What is wrong when the form does not accept the choice. */
  readonly mistake = input('');
  readonly touch = output();
  protected readonly isMistaken = computed(() => {
    const state = this.field?.state();
    return !!state && !!this.mistake() && state.touched() && state.invalid();
  });

  protected toggle(chosen: string): void {
    this.value.update((value) =>
      this.choices()
        .map((choice) => choice.value)
        .filter((one) => value.includes(one) !== (one === chosen)),
    );
  }
}
