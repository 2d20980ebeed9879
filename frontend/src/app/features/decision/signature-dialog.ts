import { Component, computed, inject, signal } from '@angular/core';
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

import type { ConsensusEnum, Option } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { AccessToken } from '../../core/session/access-token';
import { Allauth } from '../../core/session/allauth';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';

export interface ToBeSigned {
  readonly option: Option;
  readonly consensus: ConsensusEnum;
  readonly dissenters: number;
  readonly isQuorate: boolean;
  readonly hasPlainWords: boolean;
  readonly sign: () => Promise<void>;
}

/** Says what will be signed and what that means, asks who is signing, and signs. */
@Component({
  selector: 'nocc-signature-dialog',
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
  templateUrl: './signature-dialog.html',
})
export class SignatureDialog {
  private readonly allauth = inject(Allauth);
  private readonly token = inject(AccessToken);
  private readonly toasts = inject(Toasts);
  private readonly dialog = inject<MatDialogRef<SignatureDialog>>(MatDialogRef);
  protected readonly decision = inject<ToBeSigned>(MAT_DIALOG_DATA);
  protected readonly hasSecondFactor = inject(Session).me()?.second_factor ?? false;
  protected readonly factor = signal<'password' | 'code'>('password');
  private readonly model = signal({ password: '', code: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.password, { when: () => this.factor() === 'password' });
    required(path.code, { when: () => this.factor() === 'code' });
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly otherFactor = computed(() => (this.factor() === 'password' ? 'code' : 'password'));

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ password, code }) => {
      if (this.factor() === 'password') await this.allauth.reauthenticate(password);
      else await this.allauth.reauthenticateWithCode(code.replaceAll(' ', ''));
      // A token says when its bearer last proved who they are: only a new one knows of the proof just given.
      await this.token.renew();
      await this.decision.sign();
      this.dialog.close();
      this.toasts.say('decision.signed');
    });
    this.problem.set(problem);
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
