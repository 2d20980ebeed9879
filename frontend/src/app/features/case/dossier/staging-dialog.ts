import { Component, inject } from '@angular/core';
import { form, required } from '@angular/forms/signals';

import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { type Edit, EditDialog } from './edit-dialog';
import { FormDialog } from './form-dialog';
import { StagingFields } from './staging-fields';
import { type StagingModel, type Tumour, stagingRules } from './staging-model';

export interface StagingEdit extends Edit<StagingModel> {
  readonly tumour: Tumour;
}

@Component({
  selector: 'nocc-staging-dialog',
  imports: [FormDialog, StagingFields],
  template: `
    <nocc-form-dialog
      heading="case.staging.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-staging-fields [form]="form" [tumour]="data.tumour" [asksFindings]="true" />
    </nocc-form-dialog>
  `,
})
export class StagingDialog extends EditDialog<StagingModel> {
  protected override readonly data = inject<StagingEdit>(MAT_DIALOG_DATA);
  protected readonly form = form(this.model, (path) => {
    stagingRules(path);
    for (const category of [path.t, path.n, path.m]) required(category);
  });
}
