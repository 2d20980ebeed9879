import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { OptionsStore } from '../../widgets/deliberation/options-store';
import { type DecisionModel, type Dissenter, consensusKinds } from './decision-model';

/** How far the board agrees; whoever named another option is listed by the machine, not by the lead. */
@Component({
  selector: 'nocc-agreement-fields',
  imports: [Control, Field, FormField, TranslocoPipe],
  template: `
    <nocc-field [label]="'decision.consensus' | transloco">
      <select noccControl data-testid="decision-consensus" [formField]="field()">
        <option value="">{{ 'common.choose' | transloco }}</option>
        @for (kind of consensusKinds; track kind) {
          <option [value]="kind">{{ 'decision.consensusKinds.' + kind | transloco }}</option>
        }
      </select>
    </nocc-field>
    <section class="stack-tight" aria-live="polite">
      <h3>{{ 'decision.dissent' | transloco }}</h3>
      @for (dissenter of dissenters(); track dissenter.id) {
        <p>
          <strong>{{ dissenter.name }}</strong> ({{ options.letterOf(dissenter.option) }})
          <span class="muted">{{ dissenter.reason || ('decision.noReason' | transloco) }}</span>
        </p>
      } @empty {
        <p class="muted">{{ 'decision.noDissent' | transloco }}</p>
      }
    </section>
  `,
  styles: 'section { display: flex; flex-direction: column; gap: var(--space-1); min-width: 0; }',
})
export class AgreementFields {
  protected readonly options = inject(OptionsStore);
  readonly field = input.required<FieldTree<DecisionModel['consensus']>>();
  readonly dissenters = input.required<readonly Dissenter[]>();
  protected readonly consensusKinds = consensusKinds;
}
