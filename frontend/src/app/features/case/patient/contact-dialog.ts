import { Component } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ContactKindEnum } from '../../../api/models';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';

export interface ContactModel {
  kind: ContactKindEnum;
  name: string;
  value: string;
  note: string;
}

const kinds: readonly ContactKindEnum[] = ['phone', 'email', 'address', 'caregiver', 'family_doctor'];

@Component({
  selector: 'nocc-contact-dialog',
  imports: [Control, Field, FormDialog, FormField, TranslocoPipe],
  template: `
    <nocc-form-dialog
      heading="case.contacts.add"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-field [label]="'case.contacts.kind' | transloco">
        <select noccControl [formField]="form.kind">
          @for (kind of kinds; track kind) {
            <option [value]="kind">{{ 'case.contacts.kinds.' + kind | transloco }}</option>
          }
        </select>
      </nocc-field>
      <nocc-field [label]="'case.contacts.name' | transloco">
        <input noccControl autocomplete="off" [formField]="form.name" />
      </nocc-field>
      <nocc-field [label]="'case.contacts.value' | transloco">
        <input noccControl autocomplete="off" [formField]="form.value" />
      </nocc-field>
      <nocc-field [label]="'case.contacts.note' | transloco">
        <input noccControl autocomplete="off" [formField]="form.note" />
      </nocc-field>
    </nocc-form-dialog>
  `,
})
export class ContactDialog extends EditDialog<ContactModel> {
  protected readonly kinds = kinds;
  protected readonly form = form(this.model, (path) => {
    required(path.value);
  });
}
