import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, applyWhen, email, form, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { FirstPassword, User } from '../../../api/models';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { FirstPasswordCard } from './first-password-card';
import { ProfileFields } from './profile-fields';
import { profileBody, userBody, userModel } from './user-model';
import { UsersStore } from './users-store';

/** An account to open, or its names and profile to correct. */
@Component({
  selector: 'nocc-user-form',
  imports: [
    Control,
    Field,
    FirstPasswordCard,
    FormField,
    MatButton,
    ProblemText,
    ProfileFields,
    TranslocoPipe,
  ],
  templateUrl: './user-form.html',
})
export class UserForm {
  private readonly store = inject(UsersStore);
  private readonly toasts = inject(Toasts);
  readonly user = input.required<User | undefined>();
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly facilities = this.store.facilities;
  protected readonly issued = signal<FirstPassword | undefined>(undefined);
  private readonly model = linkedSignal(() => userModel(this.user()));
  protected readonly form = form(this.model, (path) => {
    required(path.email);
    email(path.email);
    required(path.given_name);
    required(path.family_name);
    applyWhen(
      path,
      ({ value }) => value().isPhysician,
      ({ physician }) => {
        required(physician.specialty);
        required(physician.facility);
        pattern(physician.register_province, /^\s*[A-Za-z]{2}\s*$/);
      },
    );
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    this.problem.set(await submitTo(this.form, () => this.send()));
  }

  private async send(): Promise<void> {
    const [user, model] = [this.user(), this.model()];
    if (!user) {
      this.issued.set(await this.store.add(userBody(model)));
      return;
    }
    const { given_name, family_name, is_administrator } = model;
    await this.store.edit(
      user,
      { given_name, family_name, is_administrator },
      profileBody(model) ?? undefined,
    );
    this.toasts.say('administration.saved');
    this.done.emit();
  }
}
