import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Session } from '../../core/session/session';
import { type ApiProblem, problemOf } from '../../shared/problem/api-problem';
import { Invitations } from './invitations';

@Component({
  selector: 'nocc-accept-form',
  imports: [MatButton, ProblemText, TranslocoPipe],
  template: `
    <nocc-problem-text [problem]="problem()" />
    <button matButton="filled" type="button" [disabled]="isSending()" (click)="accept()">
      {{ 'session.invitation.accept' | transloco }}
    </button>
  `,
})
export class AcceptForm {
  private readonly invitations = inject(Invitations);
  private readonly session = inject(Session);
  readonly token = input.required<string>();
  readonly accepted = output();
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);

  protected async accept(): Promise<void> {
    this.isSending.set(true);
    try {
      await this.invitations.accept(this.token());
      await this.session.refresh();
      this.accepted.emit();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isSending.set(false);
    }
  }
}
