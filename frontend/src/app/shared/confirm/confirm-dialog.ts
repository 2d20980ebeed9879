import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Question } from './confirm';

@Component({
  selector: 'nocc-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ question.title | transloco: question.params }}</h2>
    <mat-dialog-content>
      <p>{{ question.text | transloco: question.params }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="refuse" matButton="text" type="button" [mat-dialog-close]="false">
        {{ 'common.cancel' | transloco }}
      </button>
      <button
        class="confirm"
        matButton="filled"
        type="button"
        [class.danger]="question.isDestructive"
        [mat-dialog-close]="true"
      >
        {{ question.action | transloco: question.params }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
