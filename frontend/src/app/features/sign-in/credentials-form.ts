import { Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { PasswordField } from './password-field';

@Component({
  selector: 'nocc-credentials-form',
  imports: [Control, Field, FormField, MatButton, PasswordField, ProblemText, RouterLink, TranslocoPipe],
  template: `
    <form class="stack" novalidate (submit)="signIn($event)">
      <nocc-problem-text [problem]="problem()" />
      <nocc-field [label]="'session.email' | transloco">
        <input noccControl type="email" autocomplete="username" [formField]="form.email" />
      </nocc-field>
      <nocc-password-field [field]="form.password" [label]="'session.password' | transloco" />
      <button matButton="filled" type="submit" [disabled]="form().submitting()">
        {{ 'session.signIn' | transloco }}
      </button>
      <a routerLink="/account/password/reset">{{ 'session.forgot' | transloco }}</a>
    </form>
  `,
})
export class CredentialsForm {
  private readonly session = inject(Session);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ email: '', password: '' }), (path) => {
    required(path.email);
    email(path.email);
    required(path.password);
  });

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    this.problem.set(
      await submitTo(this.form, (sent) => this.session.signIn(sent.email.trim(), sent.password)),
    );
  }
}
