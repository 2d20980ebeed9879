import { Component, inject, input, resource, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Allauth } from '../../core/session/allauth';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Skeleton } from '../../shared/state/skeleton';
import { checkNewPassword } from './new-password';
import { PasswordField } from './password-field';
import { Threshold } from './threshold';

@Component({
  selector: 'nocc-reset-page',
  imports: [MatButton, PasswordField, ProblemText, RouterLink, Skeleton, Threshold, TranslocoPipe],
  templateUrl: './reset-page.html',
})
export class ResetPage {
  private readonly allauth = inject(Allauth);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  readonly key = input.required<string>();
  protected readonly check = resource({
    params: () => this.key(),
    loader: ({ params: key }) => this.allauth.checkResetKey(key),
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ password: '', repeated: '' }), (path) => {
    checkNewPassword(path.password, path.repeated);
  });

  protected async reset(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ password }) => {
      await this.session.resetPassword(this.key(), password);
      this.toasts.say('session.reset.done');
      await this.router.navigateByUrl('/sign-in');
    });
    this.problem.set(problem);
  }
}
