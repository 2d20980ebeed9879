import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { checkNewPassword } from './new-password';
import { PasswordField } from './password-field';
import { Threshold } from './threshold';

@Component({
  selector: 'nocc-password-change-page',
  imports: [MatButton, PasswordField, ProblemText, RouterLink, Threshold, TranslocoPipe],
  templateUrl: './password-change-page.html',
})
export class PasswordChangePage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly isForced = computed(() => this.session.state() === 'password_change');
  protected readonly account = computed(() => (this.session.isPatient() ? '/patient/account' : '/account'));
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ current_password: '', new_password: '', repeated: '' }), (path) => {
    required(path.current_password);
    checkNewPassword(path.new_password, path.repeated);
  });

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (sent) => {
      const isFirst = this.isForced();
      await this.session.changePassword(sent.current_password, sent.new_password);
      this.toasts.say('session.change.done');
      await this.router.navigateByUrl(isFirst ? this.session.home() : this.account());
    });
    this.problem.set(problem);
  }
}
