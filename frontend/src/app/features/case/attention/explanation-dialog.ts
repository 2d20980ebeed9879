import { Component } from '@angular/core';
import { form, maxLength } from '@angular/forms/signals';

import { PlainWordsField } from '../../../widgets/plain-words/plain-words-field';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';

export interface ExplanationModel {
  text: string;
}

const longestText = 4000;

@Component({
  selector: 'nocc-explanation-dialog',
  imports: [FormDialog, PlainWordsField],
  template: `
    <nocc-form-dialog
      heading="plainWords.explain"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="save()"
    >
      <nocc-plain-words-field [field]="form.text" [rows]="8" />
    </nocc-form-dialog>
  `,
})
export class ExplanationDialog extends EditDialog<ExplanationModel> {
  protected readonly form = form(this.model, (path) => {
    maxLength(path.text, longestText);
  });
}
