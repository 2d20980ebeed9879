import { Component } from '@angular/core';
import { form } from '@angular/forms/signals';

import { DiagnosisFields } from './diagnosis-fields';
import { type DiagnosisModel, diagnosisRules } from './diagnosis-model';
import { EditDialog } from './edit-dialog';
import { FormDialog } from './form-dialog';

@Component({
  selector: 'nocc-diagnosis-dialog',
  imports: [DiagnosisFields, FormDialog],
  template: `
    <nocc-form-dialog
      heading="case.diagnosis.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-diagnosis-fields [form]="form" />
    </nocc-form-dialog>
  `,
})
export class DiagnosisDialog extends EditDialog<DiagnosisModel> {
  protected readonly form = form(this.model, diagnosisRules);
}
