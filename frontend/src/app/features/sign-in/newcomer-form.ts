import { Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Invitations, type Newcomer, type Offer } from './invitations';
import { checkNewPassword } from './new-password';
import { PasswordField } from './password-field';

const nobody: Newcomer & { repeated: string } = {
  given_name: '',
  family_name: '',
  specialty: '',
  facility: '',
  register_number: '',
  register_province: '',
  password: '',
  repeated: '',
};

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
  readonly offer = input.required<Offer>();
  readonly accepted = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ ...nobody }), (path) => {
    required(path.given_name);
    required(path.family_name);
    required(path.specialty);
    required(path.facility);
    pattern(path.register_province, /^[A-Z]{2}$/);
    checkNewPassword(path.password, path.repeated);
  });

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ repeated: _, ...newcomer }) => {
      const email = await this.invitations.accept(this.token(), newcomer);
      await this.session.signIn(email, newcomer.password);
      this.accepted.emit();
    });
    this.problem.set(problem);
  }
}
