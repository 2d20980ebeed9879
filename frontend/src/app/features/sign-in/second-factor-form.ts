import { Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';

@Component({
  selector: 'nocc-second-factor-form',
  imports: [Control, Field, FormField, MatButton, ProblemText, TranslocoPipe],
  templateUrl: './second-factor-form.html',
})
export class SecondFactorForm {
  private readonly session = inject(Session);
  protected readonly usesRecovery = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ code: '' }), (path) => {
    required(path.code);
  });

  protected async answer(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    this.problem.set(
      await submitTo(this.form, ({ code }) => this.session.answerSecondFactor(code.replaceAll(' ', ''))),
    );
  }

  protected switchMeans(): void {
    this.usesRecovery.update((uses) => !uses);
    this.form().reset({ code: '' });
  }
}
