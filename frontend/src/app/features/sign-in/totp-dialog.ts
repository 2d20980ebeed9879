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

import { ProblemText } from '../../core/errors/problem-text';
import { Allauth, type TotpSecret } from '../../core/session/allauth';
import { FreshSignIn } from '../../core/session/fresh-sign-in';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { QrCode } from './qr-code';

@Component({
  selector: 'nocc-totp-dialog',
  imports: [
    Control,
    Field,
    FormField,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    ProblemText,
    QrCode,
    TranslocoPipe,
  ],
  templateUrl: './totp-dialog.html',
})
export class TotpDialog {
  private readonly allauth = inject(Allauth);
  private readonly fresh = inject(FreshSignIn);
  private readonly dialog = inject<MatDialogRef<TotpDialog, boolean>>(MatDialogRef);
  protected readonly proposed = inject<TotpSecret>(MAT_DIALOG_DATA);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ code: '' }), (path) => {
    required(path.code);
  });

  protected async enrol(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ code }) => {
      const isEnrolled = await this.fresh.run(async () => {
        await this.allauth.enrolTotp(code.replaceAll(' ', ''));
        return true;
      });
      if (isEnrolled) this.dialog.close(true);
    });
    this.problem.set(problem);
  }

  protected cancel(): void {
    this.dialog.close(false);
  }
}
