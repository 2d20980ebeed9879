import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Member } from '../../../api/models';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { submitTo } from '../../../shared/field/submit-to';
import { Moment } from '../../../shared/moment/moment';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { dayOf } from '../listing/end-of-day';
import { GroupStore, type PlaceModel } from './group-store';
import { PlaceFields, checkPlace } from './place-fields';

/** Somebody's place in the group: what it is, another role, the end. */
@Component({
  selector: 'nocc-member-panel',
  imports: [MatButton, Moment, PlaceFields, ProblemText, TermLabel, TranslocoPipe],
  templateUrl: './member-panel.html',
})
export class MemberPanel {
  protected readonly store = inject(GroupStore);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly member = input.required<Member>();
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(
    linkedSignal<PlaceModel>(() => ({ role: this.member().role, until: dayOf(this.member().until) })),
    (path) => checkPlace(path),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (place) => {
      await this.store.change(this.member(), place);
      this.toasts.say('administration.saved');
      this.done.emit();
    });
    this.problem.set(problem);
  }

  protected async remove(): Promise<void> {
    const params = { name: this.member().full_name };
    const isSure = await this.confirm.ask({
      title: 'administration.groups.removeTitle',
      text: 'administration.groups.removeText',
      action: 'administration.groups.remove',
      isDestructive: true,
      params,
    });
    if (!isSure) return;
    try {
      await this.store.remove(this.member());
      this.toasts.say('administration.groups.removed', params);
      this.done.emit();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
