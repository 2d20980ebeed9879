import { Component } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { notInFuture } from '../dossier/days';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';

export interface StudyModel {
  modality: string;
  performed_on: string;
  description: string;
  facility_name: string;
  report: string;
}

export const emptyStudy: StudyModel = {
  modality: '',
  performed_on: '',
  description: '',
  facility_name: '',
  report: '',
};

/** An examination as somebody reports it, without its images. */
@Component({
  selector: 'nocc-study-dialog',
  imports: [Control, Field, FormDialog, FormField, TermSelect, TranslocoPipe],
  template: `
    <nocc-form-dialog
      heading="case.studies.edit"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <div class="form-grid">
        <nocc-field [label]="'case.studies.modality' | transloco">
          <nocc-term-select
            data-testid="modality"
            vocabulary="imaging_modality"
            [formField]="form.modality"
          />
        </nocc-field>
        <nocc-field [label]="'case.studies.performedOn' | transloco">
          <input noccControl type="date" data-testid="performed-on" [formField]="form.performed_on" />
        </nocc-field>
        <nocc-field
          [label]="'case.studies.description' | transloco"
          [hint]="'case.studies.descriptionHint' | transloco"
        >
          <input noccControl data-testid="study-description" [formField]="form.description" />
        </nocc-field>
        <nocc-field [label]="'case.studies.facility' | transloco">
          <input noccControl [formField]="form.facility_name" />
        </nocc-field>
      </div>
      <nocc-field [label]="'case.studies.report' | transloco">
        <textarea noccControl rows="10" data-testid="study-report" [formField]="form.report"></textarea>
      </nocc-field>
    </nocc-form-dialog>
  `,
})
export class StudyDialog extends EditDialog<StudyModel> {
  protected readonly form = form(this.model, (path) => {
    required(path.modality);
    required(path.performed_on);
    notInFuture(path.performed_on);
    maxLength(path.description, 200);
    maxLength(path.facility_name, 200);
    maxLength(path.report, 20_000);
  });
}
