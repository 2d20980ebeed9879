import { Component } from '@angular/core';
import { form } from '@angular/forms/signals';

import { AssessmentFields } from './assessment-fields';
import { type AssessmentModel, assessmentRules } from './assessment-model';
import { EditDialog } from './edit-dialog';
import { FormDialog } from './form-dialog';

@Component({
  selector: 'nocc-assessment-dialog',
  imports: [AssessmentFields, FormDialog],
  template: `
    <nocc-form-dialog
      heading="case.assessment.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-assessment-fields [form]="form" />
    </nocc-form-dialog>
  `,
})
export class AssessmentDialog extends EditDialog<AssessmentModel> {
  protected readonly form = form(this.model, assessmentRules);
}
