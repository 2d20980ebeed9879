import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { IssuedCredentials } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';

/** The first password, shown this once, to be told in person. */
@Component({
  selector: 'nocc-first-password-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Moment,
    TranslocoPipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'case.credentials.issued' | transloco }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'case.credentials.tellInPerson' | transloco }}</p>
      <dl class="facts">
        <dt>{{ 'case.credentials.email' | transloco }}</dt>
        <dd data-testid="issued-email">{{ issued.email }}</dd>
        <dt>{{ 'case.credentials.firstPassword' | transloco }}</dt>
        <dd>
          <strong class="numeric" data-testid="first-password">{{ issued.first_password }}</strong>
        </dd>
        <dt>{{ 'case.credentials.firstExpires' | transloco }}</dt>
        <dd><nocc-moment [at]="issued.expires_at" /></dd>
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" (click)="copy()">
        {{ (isCopied() ? 'common.copied' : 'common.copy') | transloco }}
      </button>
      <button matButton="filled" type="button" mat-dialog-close data-testid="password-told">
        {{ 'case.credentials.told' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
})
export class FirstPasswordDialog {
  private readonly clipboard = inject(Clipboard);
  protected readonly issued = inject<IssuedCredentials>(MAT_DIALOG_DATA);
  protected readonly isCopied = signal(false);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.issued.first_password));
  }
}
