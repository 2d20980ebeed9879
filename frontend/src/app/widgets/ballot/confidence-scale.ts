import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

let counter = 0;

/** How sure the voter is, from 1 to 5; arrows move, and nothing is chosen beforehand. */
@Component({
  selector: 'nocc-confidence-scale',
  imports: [TranslocoPipe],
  template: `
    <fieldset>
      <legend>
        {{ 'vote.ballot.confidence' | transloco }}
        <span class="muted">{{ value() ? ('vote.confidence.' + value() | transloco) : '' }}</span>
      </legend>
      <div class="steps">
        @for (step of steps; track step) {
          <label [class.is-reached]="step <= (value() ?? 0)" [title]="'vote.confidence.' + step | transloco">
            <input
              type="radio"
              [name]="groupName"
              [value]="step"
              [checked]="step === value()"
              [disabled]="disabled()"
              [attr.data-testid]="'confidence-' + step"
              (change)="value.set(step)"
              (blur)="touch.emit()"
            />
            <span aria-hidden="true">{{ step }}</span>
            <span class="visually-hidden">{{ step }}: {{ 'vote.confidence.' + step | transloco }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './confidence-scale.scss',
})
export class ConfidenceScale implements FormValueControl<number | null> {
  readonly value = model<number | null>(null);
  readonly disabled = input(false);
  readonly touch = output();
  protected readonly steps = [1, 2, 3, 4, 5] as const;
  protected readonly groupName = `confidence-${counter++}`;
}
