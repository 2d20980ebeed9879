import { Component, computed, effect, inject, resource, signal } from '@angular/core';
import { FormField, email, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { groupsList, physiciansList } from '../../../api/functions';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { ParticipantsStore } from './participants-store';
import { type InviteModel, emptyInvite, endOfDay, placeRequest } from './invite-model';

/** Calls somebody to the case: by name, a whole group, or by e-mail; observers until a day. */
@Component({
  selector: 'nocc-invite-form',
  imports: [Combobox, Control, Field, FormField, MatButton, ProblemText, TranslocoPipe],
  templateUrl: './invite-form.html',
  styleUrl: './invite-form.scss',
})
export class InviteForm {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly vocabularies = inject(Vocabularies);
  private readonly store = inject(ParticipantsStore);
  private readonly context = inject(CaseContext);
  protected readonly typed = signal('');
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly roles = computed(() =>
    (['participant', 'observer'] as const).filter((role) =>
      this.context.may(role === 'observer' ? 'invite_observer' : 'invite'),
    ),
  );
  private readonly model = signal<InviteModel>({ ...emptyInvite });
  protected readonly form = form(this.model, (path) => {
    required(path.physician, { when: ({ valueOf }) => valueOf(path.way) === 'physician' });
    required(path.group, { when: ({ valueOf }) => valueOf(path.way) === 'group' });
    required(path.email, { when: ({ valueOf }) => valueOf(path.way) === 'email' });
    email(path.email);
    required(path.role);
    required(path.until, { when: ({ valueOf }) => valueOf(path.role) === 'observer' });
    validate(path.until, ({ value }) =>
      value() && endOfDay(value()) < new Date().toISOString()
        ? { kind: 'server', message: 'until_not_in_future' }
        : undefined,
    );
  });

  protected readonly found = resource({
    params: () => (this.typed().trim().length > 1 ? this.typed().trim() : undefined),
    loader: ({ params: search }) => this.api.invoke(physiciansList, { search, page_size: 20 }),
  });
  private readonly lastFound = lastValue(this.found);
  /** Those who take part already are not offered. */
  protected readonly people = computed(() => {
    const present = new Set(this.store.all().map(({ user }) => user));
    return (this.lastFound()?.results ?? [])
      .filter(({ user }) => !present.has(user))
      .map(({ id, full_name, specialty, facility }) => ({
        value: id,
        label: full_name,
        detail: `${this.vocabularies.label('specialties', specialty)} · ${facility.name}`,
      }));
  });
  private readonly groups = resource({ loader: () => this.api.invoke(groupsList, { page_size: 100 }) });
  protected readonly groupChoices = computed(() =>
    (this.groups.hasValue() ? this.groups.value().results : []).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  );

  constructor() {
    // Who may only invite observers is not asked as what.
    effect(() => {
      const [only, ...others] = this.roles();
      if (only && !others.length) this.form.role().value.set(only);
    });
  }

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      const { participants, invitation } = await this.store.invite(placeRequest(model));
      const done = invitation ? 'case.people.mailed' : 'case.people.invited';
      this.toasts.say(done, { count: participants.length, email: invitation?.email ?? '' });
      this.model.set({ ...emptyInvite, way: model.way, role: model.role, until: model.until });
      this.form().reset();
    });
    this.problem.set(problem);
  }
}
