import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../../core/errors/problem-text';
import type { ApiProblem } from '../../../shared/problem/api-problem';

/** The frame of every dialog that edits a part of the dossier; project the fields. */
@Component({
  selector: 'nocc-form-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProblemText,
    TranslocoPipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ heading() | transloco }}</h2>
    <form novalidate (submit)="$event.preventDefault(); saved.emit()">
      <mat-dialog-content class="stack">
        <ng-content />
        <nocc-problem-text [problem]="problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" data-testid="save-dialog" [disabled]="isSending()">
          {{ action() | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class FormDialog {
  /** Translation keys. */
  readonly heading = input.required<string>();
  readonly action = input('common.save');
  readonly problem = input<ApiProblem>();
  readonly isSending = input(false);
  readonly saved = output();
}
