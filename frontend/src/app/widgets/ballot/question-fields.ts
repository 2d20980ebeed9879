import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import type { QuestionModel } from './ballot-model';

/** What is to be found out, why, by whom and until when. */
@Component({
  selector: 'nocc-question-fields',
  imports: [Control, Field, FormField, TranslocoPipe],
  template: `
    <div class="form-grid">
      <nocc-field class="wide" [label]="'vote.question.what' | transloco">
        <input noccControl data-testid="question-what" [formField]="form().what" />
      </nocc-field>
      <nocc-field [label]="'vote.question.owner' | transloco">
        <select noccControl data-testid="question-owner" [formField]="form().owner">
          <option value="">{{ 'vote.question.lead' | transloco }}</option>
          @for (member of members(); track member.id) {
            <option [value]="member.id">{{ member.name }}</option>
          }
        </select>
      </nocc-field>
      <nocc-field [label]="'vote.question.due' | transloco">
        <input noccControl data-testid="question-due" type="date" [formField]="form().due" />
      </nocc-field>
      <nocc-field class="wide" [label]="'vote.question.why' | transloco">
        <textarea noccControl data-testid="question-why" rows="2" [formField]="form().why"></textarea>
      </nocc-field>
    </div>
  `,
  styles: `
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class QuestionFields {
  readonly form = input.required<FieldTree<QuestionModel>>();
  readonly members = input.required<readonly { readonly id: string; readonly name: string }[]>();
}
