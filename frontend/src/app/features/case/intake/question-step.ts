import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Session } from '../../../core/session/session';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { QuestionFields } from '../dossier/question-fields';
import type { IntakeModel } from './intake-model';

/** What is asked, and of which group. */
@Component({
  selector: 'nocc-question-step',
  imports: [Control, Field, FormField, QuestionFields, TranslocoPipe],
  template: `
    <div class="stack">
      <nocc-field [label]="'intake.group' | transloco">
        <select noccControl data-testid="group" [formField]="form().group">
          <option value="">–</option>
          @for (group of groups(); track group.id) {
            <option [value]="group.id">{{ group.name }}</option>
          }
        </select>
      </nocc-field>
      <nocc-question-fields [form]="form().question" />
    </div>
  `,
})
export class QuestionStep {
  private readonly session = inject(Session);
  readonly form = input.required<FieldTree<IntakeModel>>();
  protected readonly groups = computed(() =>
    (this.session.me()?.groups ?? []).filter(({ role }) => role !== 'observer'),
  );

  constructor() {
    // Who works in one group is not asked which.
    effect(() => {
      const [only, ...others] = this.groups();
      const { group } = this.form();
      if (only && others.length === 0 && !untracked(group().value)) group().value.set(only.id);
    });
  }
}
