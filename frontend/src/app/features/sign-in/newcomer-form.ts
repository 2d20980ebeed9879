import { Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Invitations } from './invitations';
import { checkNewPassword } from './new-password';
import { PasswordField } from './password-field';

/** Somebody invited who has no account yet: accepting makes one and signs in. */
@Component({
  selector: 'nocc-newcomer-form',
  imports: [Control, Field, FormField, MatButton, PasswordField, ProblemText, TranslocoPipe],
  templateUrl: './newcomer-form.html',
})
export class NewcomerForm {
  private readonly invitations = inject(Invitations);
  private readonly session = inject(Session);
  readonly token = input.required<string>();
  readonly email = input.required<string>();
  readonly accepted = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(
    signal({ given_name: '', family_name: '', password: '', repeated: '' }),
    (path) => {
      required(path.given_name);
      required(path.family_name);
      checkNewPassword(path);
    },
  );

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ given_name, family_name, password }) => {
      await this.invitations.accept(this.token(), { given_name, family_name, password });
      await this.session.signIn(this.email(), password);
      this.accepted.emit();
    });
    this.problem.set(problem);
  }
}
