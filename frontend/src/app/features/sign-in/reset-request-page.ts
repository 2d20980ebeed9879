import { Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Allauth } from '../../core/session/allauth';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Threshold } from './threshold';

/** Says the same for known and unknown addresses. */
@Component({
  selector: 'nocc-reset-request-page',
  imports: [Control, Field, FormField, MatButton, ProblemText, RouterLink, Threshold, TranslocoPipe],
  template: `
    @if (isSent()) {
      <nocc-threshold [heading]="'session.reset.sentTitle' | transloco">
        <p role="status">{{ 'session.reset.sentText' | transloco }}</p>
        <a routerLink="/sign-in">{{ 'session.reset.backToSignIn' | transloco }}</a>
      </nocc-threshold>
    } @else {
      <nocc-threshold [heading]="'session.reset.title' | transloco">
        <form class="stack" novalidate (submit)="request($event)">
          <p>{{ 'session.reset.text' | transloco }}</p>
          <nocc-problem-text [problem]="problem()" />
          <nocc-field [label]="'session.email' | transloco">
            <input noccControl type="email" autocomplete="username" [formField]="form.email" />
          </nocc-field>
          <button matButton="filled" type="submit" [disabled]="form().submitting()">
            {{ 'session.reset.send' | transloco }}
          </button>
          <a routerLink="/sign-in">{{ 'session.reset.backToSignIn' | transloco }}</a>
        </form>
      </nocc-threshold>
    }
  `,
})
export class ResetRequestPage {
  private readonly allauth = inject(Allauth);
  protected readonly isSent = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ email: '' }), (path) => {
    required(path.email);
    email(path.email);
  });

  protected async request(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async (sent) => {
      await this.allauth.requestReset(sent.email.trim());
      this.isSent.set(true);
    });
    this.problem.set(problem);
  }
}
