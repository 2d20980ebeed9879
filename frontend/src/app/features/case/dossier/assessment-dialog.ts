import { Component, inject } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { AssessmentFields } from './assessment-fields';
import { type AssessmentModel, assessmentRules } from './assessment-model';
import { type Edit, EditDialog } from './edit-dialog';
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
      <nocc-assessment-fields [form]="form" [age]="data.age" />
    </nocc-form-dialog>
  `,
})
export class AssessmentDialog extends EditDialog<AssessmentModel> {
  protected override readonly data = inject<Edit<AssessmentModel> & { age?: number }>(MAT_DIALOG_DATA);
  protected readonly form = form(this.model, assessmentRules);
}
