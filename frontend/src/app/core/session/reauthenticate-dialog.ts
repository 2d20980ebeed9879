import { Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { ProblemText } from '../errors/problem-text';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Allauth } from './allauth';

@Component({
  selector: 'nocc-reauthenticate-dialog',
  imports: [
    Control,
    Field,
    FormField,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    ProblemText,
    TranslocoPipe,
  ],
  templateUrl: './reauthenticate-dialog.html',
})
export class ReauthenticateDialog {
  private readonly allauth = inject(Allauth);
  private readonly dialog = inject<MatDialogRef<ReauthenticateDialog, boolean>>(MatDialogRef);
  protected readonly form = form(signal({ password: '' }), (path) => {
    required(path.password);
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ password }) => {
      await this.allauth.reauthenticate(password);
      this.dialog.close(true);
    });
    this.problem.set(problem);
  }

  protected cancel(): void {
    this.dialog.close(false);
  }
}
