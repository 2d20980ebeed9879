import { Component } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { notInFuture } from '../dossier/days';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';

export interface DocumentModel {
  title: string;
  kind: string;
  dated: string;
}

/** What a document is called and what it is; the file itself changes by a new version only. */
@Component({
  selector: 'nocc-document-dialog',
  imports: [Control, Field, FormDialog, FormField, TermSelect, TranslocoPipe],
  template: `
    <nocc-form-dialog
      heading="case.documents.edit"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-field [label]="'case.documents.title' | transloco">
        <input noccControl [formField]="form.title" />
      </nocc-field>
      <nocc-field [label]="'case.documents.kind' | transloco">
        <nocc-term-select vocabulary="report_type" [formField]="form.kind" />
      </nocc-field>
      <nocc-field [label]="'case.documents.dated' | transloco">
        <input noccControl type="date" [formField]="form.dated" />
      </nocc-field>
    </nocc-form-dialog>
  `,
})
export class DocumentDialog extends EditDialog<DocumentModel> {
  protected readonly form = form(this.model, (path) => {
    required(path.title);
    maxLength(path.title, 200);
    required(path.kind);
    notInFuture(path.dated);
  });
}
