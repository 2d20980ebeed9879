import { Component, input } from '@angular/core';
import { type FieldTree, FormField, type SchemaPathTree, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';

export interface QuestionModel {
  question: string;
  referrer_plan: string;
}

export const emptyQuestion: QuestionModel = { question: '', referrer_plan: '' };

const longest = 4000;

export function questionRules(path: SchemaPathTree<QuestionModel>): void {
  required(path.question);
  maxLength(path.question, longest);
  maxLength(path.referrer_plan, longest);
}

/** What the board is asked, and what the referrer would do without it. */
@Component({
  selector: 'nocc-question-fields',
  imports: [Control, Field, FormField, TranslocoPipe],
  template: `
    <div class="stack">
      <nocc-field
        [label]="'case.question.question' | transloco"
        [hint]="'case.question.questionHint' | transloco"
      >
        <textarea noccControl rows="3" data-testid="question" [formField]="form().question"></textarea>
      </nocc-field>
      <nocc-field [label]="'case.question.plan' | transloco" [hint]="'case.question.planHint' | transloco">
        <textarea
          noccControl
          rows="2"
          data-testid="referrer-plan"
          [formField]="form().referrer_plan"
        ></textarea>
      </nocc-field>
    </div>
  `,
})
export class QuestionFields {
  readonly form = input.required<FieldTree<QuestionModel>>();
}
