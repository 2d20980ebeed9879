import { Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../field/control';
import { Field } from '../field/field';
import { submitTo } from '../field/submit-to';

/** All texts are translation keys. */
export interface ReasonQuestion {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

/** Asks why before something that needs a reason. */
@Component({
  selector: 'nocc-reason-dialog',
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
    <h2 mat-dialog-title>{{ question.title | transloco }}</h2>
    <form novalidate (submit)="confirm($event)">
      <mat-dialog-content class="stack">
        <p>{{ question.text | transloco }}</p>
        <nocc-field [label]="'common.reason' | transloco">
          <textarea noccControl rows="3" data-testid="reason" [formField]="form.reason"></textarea>
        </nocc-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" (click)="dialog.close()">
          {{ 'common.cancel' | transloco }}
        </button>
        <button matButton="filled" type="submit" data-testid="confirm-reason">
          {{ question.action | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly form = form(signal({ reason: '' }), (path) => {
    required(path.reason);
  });

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    await submitTo(this.form, ({ reason }) => {
      this.dialog.close(reason.trim());
      return Promise.resolve();
    });
  }
}
