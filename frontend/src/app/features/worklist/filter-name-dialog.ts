import { Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';

@Component({
  selector: 'nocc-filter-name-dialog',
  imports: [
    Control,
    Field,
    FormField,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'worklist.saved.keep' | transloco }}</h2>
    <form novalidate (submit)="confirm($event)">
      <mat-dialog-content>
        <nocc-field [label]="'worklist.saved.name' | transloco">
          <input noccControl autocomplete="off" [formField]="form.name" />
        </nocc-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" (click)="dialog.close()">
          {{ 'common.cancel' | transloco }}
        </button>
        <button matButton="filled" type="submit">{{ 'common.save' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class FilterNameDialog {
  protected readonly dialog = inject<MatDialogRef<FilterNameDialog, string>>(MatDialogRef);
  protected readonly form = form(signal({ name: '' }), (path) => {
    required(path.name);
    maxLength(path.name, 60);
  });

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    await submitTo(this.form, ({ name }) => {
      this.dialog.close(name.trim());
      return Promise.resolve();
    });
  }
}
