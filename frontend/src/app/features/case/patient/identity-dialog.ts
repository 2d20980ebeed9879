import { Component } from '@angular/core';
import { form } from '@angular/forms/signals';

import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';
import { IdentityFields } from './identity-fields';
import { type IdentityModel, identityRules } from './identity-model';

@Component({
  selector: 'nocc-identity-dialog',
  imports: [FormDialog, IdentityFields],
  template: `
    <nocc-form-dialog
      heading="case.identity.title"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-identity-fields [form]="form" [hasCode]="false" />
    </nocc-form-dialog>
  `,
})
export class IdentityDialog extends EditDialog<IdentityModel> {
  protected readonly form = form(this.model, identityRules);
}
