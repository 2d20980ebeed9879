import { Component } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { IdentifierSystemEnum } from '../../../api/models';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';

export interface IdentifierModel {
  system: IdentifierSystemEnum;
  value: string;
  issuer: string;
}

const systems: readonly IdentifierSystemEnum[] = ['fiscal_code', 'stp', 'eni', 'hospital'];

@Component({
  selector: 'nocc-identifier-dialog',
  imports: [Control, Field, FormDialog, FormField, TranslocoPipe],
  template: `
    <nocc-form-dialog
      heading="case.identifiers.add"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-field [label]="'case.identifiers.system' | transloco">
        <select noccControl [formField]="form.system">
          @for (system of systems; track system) {
            <option [value]="system">{{ 'case.identifiers.systems.' + system | transloco }}</option>
          }
        </select>
      </nocc-field>
      <nocc-field
        [label]="'case.identifiers.value' | transloco"
        [hint]="'case.identifiers.hints.' + form.system().value() | transloco"
      >
        <input noccControl autocomplete="off" [formField]="form.value" />
      </nocc-field>
      @if (form.system().value() === 'hospital') {
        <nocc-field [label]="'case.identifiers.issuer' | transloco">
          <input noccControl autocomplete="off" [formField]="form.issuer" />
        </nocc-field>
      }
    </nocc-form-dialog>
  `,
})
export class IdentifierDialog extends EditDialog<IdentifierModel> {
  protected readonly systems = systems;
  protected readonly form = form(this.model, (path) => {
    required(path.value);
    required(path.issuer, { when: ({ valueOf }) => valueOf(path.system) === 'hospital' });
  });
}
