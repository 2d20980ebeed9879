import { Component } from '@angular/core';
import { form } from '@angular/forms/signals';

import { EditDialog } from './edit-dialog';
import { FormDialog } from './form-dialog';
import { PrioritiesFields, type PrioritiesModel } from './priorities-fields';

@Component({
  selector: 'nocc-priorities-dialog',
  imports: [FormDialog, PrioritiesFields],
  template: `
    <nocc-form-dialog
      heading="case.priorities.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-priorities-fields [form]="form" />
    </nocc-form-dialog>
  `,
})
export class PrioritiesDialog extends EditDialog<PrioritiesModel> {
  protected readonly form = form(this.model);
}
