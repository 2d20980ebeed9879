import { Component } from '@angular/core';
import { form } from '@angular/forms/signals';

import { EditDialog } from './edit-dialog';
import { FormDialog } from './form-dialog';
import { QuestionFields, type QuestionModel, questionRules } from './question-fields';

@Component({
  selector: 'nocc-question-dialog',
  imports: [FormDialog, QuestionFields],
  template: `
    <nocc-form-dialog
      heading="case.question.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-question-fields [form]="form" />
    </nocc-form-dialog>
  `,
})
export class QuestionDialog extends EditDialog<QuestionModel> {
  protected readonly form = form(this.model, questionRules);
}
