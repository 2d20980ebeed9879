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

import { Toasts } from '../../core/toasts/toasts';

@Component({
  selector: 'nocc-recovery-codes-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'session.codes.title' | transloco }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'session.codes.text' | transloco }}</p>
      <ul>
        @for (code of codes; track code) {
          <li>
            <code>{{ code }}</code>
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" (click)="copy()">{{ 'common.copy' | transloco }}</button>
      <button matButton="filled" type="button" mat-dialog-close>
        {{ 'session.codes.kept' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: './recovery-codes-dialog.scss',
})
export class RecoveryCodesDialog {
  private readonly toasts = inject(Toasts);
  protected readonly codes = inject<readonly string[]>(MAT_DIALOG_DATA);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes.join('\n'));
    this.toasts.say('common.copied');
  }
}
