import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Option, Round } from '../../api/models';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Icon } from '../../shared/icon/icon';
import { type DecisionModel, departs } from './decision-model';

/** Which option, beside the votes that it got; and why, where the vote or its quorum is left. */
@Component({
  selector: 'nocc-choice-fields',
  imports: [Control, Field, FormField, Icon, TranslocoPipe],
  template: `
    <fieldset>
      <legend>{{ 'decision.option' | transloco }}</legend>
      <div class="options">
        @for (option of options(); track option.id) {
          <label class="choice" [class.is-chosen]="form().option().value() === option.id">
            <input
              type="radio"
              [value]="option.id"
              [formField]="form().option"
              [attr.data-testid]="'decide-' + option.letter"
            />
            <span
              ><strong>{{ option.letter }}</strong> {{ option.title }}</span
            >
            <span class="votes numeric muted">{{
              'decision.votes' | transloco: { count: votesFor(option.id) }
            }}</span>
          </label>
        }
      </div>
      <div aria-live="polite">
        @if (isUnchosen()) {
          <p class="mistake small"><nocc-icon name="error" />{{ 'decision.choose' | transloco }}</p>
        }
      </div>
    </fieldset>
    @if (isDeparture()) {
      <nocc-field [label]="'decision.departure' | transloco" [hint]="'decision.departureHint' | transloco">
        <textarea
          noccControl
          data-testid="departure-reason"
          rows="2"
          [formField]="form().departure_reason"
        ></textarea>
      </nocc-field>
    }
    @if (round().result?.quorum_met === false) {
      <nocc-field [label]="'decision.noQuorum' | transloco" [hint]="'decision.noQuorumHint' | transloco">
        <textarea
          noccControl
          data-testid="quorum-reason"
          rows="2"
          [formField]="form().quorum_reason"
        ></textarea>
      </nocc-field>
    }
  `,
  styleUrl: './choice-fields.scss',
})
export class ChoiceFields {
  readonly form = input.required<FieldTree<DecisionModel>>();
  readonly round = input.required<Round>();
  readonly options = input.required<readonly Option[]>();
  protected readonly isUnchosen = computed(() => {
    const state = this.form().option();
    return state.touched() && !state.value();
  });
  protected readonly isDeparture = computed(() => departs(this.round(), this.form().option().value()));

  protected votesFor(option: string): number {
    return this.round().result?.counts[option] ?? 0;
  }
}
