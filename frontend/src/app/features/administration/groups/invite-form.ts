import { Component, inject, output, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { GroupStore, type PlaceModel } from './group-store';
import { PlaceFields, checkPlace } from './place-fields';

interface Invitee extends PlaceModel {
  email: string;
}

const nobody: Invitee = { email: '', role: 'member', until: '' };

/** Sends somebody who may have no account yet a link into the group. */
@Component({
  selector: 'nocc-invite-form',
  imports: [Control, Field, FormField, MatButton, PlaceFields, ProblemText, TranslocoPipe],
  template: `
    <form class="stack" novalidate (submit)="invite($event)">
      <nocc-problem-text [problem]="problem()" />
      <nocc-field
        [label]="'administration.email' | transloco"
        [hint]="'administration.groups.inviteHint' | transloco"
      >
        <input
          noccControl
          type="email"
          autocomplete="off"
          data-testid="invite-email"
          [formField]="form.email"
        />
      </nocc-field>
      <nocc-place-fields [form]="form" />
      <div class="form-actions">
        <button matButton="text" type="button" (click)="done.emit()">
          {{ 'common.cancel' | transloco }}
        </button>
        <button
          matButton="filled"
          type="submit"
          data-testid="send-invitation"
          [disabled]="form().submitting()"
        >
          {{ 'administration.groups.invite' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class InviteForm {
  private readonly store = inject(GroupStore);
  private readonly toasts = inject(Toasts);
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ ...nobody }), (path) => {
    required(path.email);
    email(path.email);
    checkPlace(path);
  });

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ email, ...place }) => {
      await this.store.invite(email.trim(), place);
      this.toasts.say('administration.groups.invited', { email });
      this.done.emit();
    });
    this.problem.set(problem);
  }
}
