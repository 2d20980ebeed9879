import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Group } from '../../../api/models';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { GroupsStore } from './groups-store';

@Component({
  selector: 'nocc-group-form',
  imports: [Control, Field, FormField, MatButton, ProblemText, TranslocoPipe],
  template: `
    <form class="stack" novalidate (submit)="save($event)">
      <nocc-problem-text [problem]="problem()" />
      <nocc-field [label]="'administration.groups.name' | transloco">
        <input noccControl data-testid="group-name" [formField]="form.name" />
      </nocc-field>
      <nocc-field [label]="'administration.groups.description' | transloco">
        <textarea noccControl rows="3" [formField]="form.description"></textarea>
      </nocc-field>
      <label class="choice">
        <input type="checkbox" [formField]="form.is_active" />
        {{ 'administration.groups.isActive' | transloco }}
      </label>
      <div class="form-actions">
        <button matButton="text" type="button" (click)="done.emit()">
          {{ 'common.cancel' | transloco }}
        </button>
        <button matButton="filled" type="submit" data-testid="save-group" [disabled]="form().submitting()">
          {{ 'common.save' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class GroupForm {
  private readonly store = inject(GroupsStore);
  private readonly toasts = inject(Toasts);
  readonly group = input.required<Group | undefined>();
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(
    linkedSignal(() => {
      const { name = '', description = '', is_active = true } = this.group() ?? {};
      return { name, description, is_active };
    }),
    (path) => {
      required(path.name);
      maxLength(path.name, 120);
      maxLength(path.description, 2000);
    },
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (body) => {
      await this.store.save(this.group(), body);
      this.toasts.say('administration.saved');
      this.done.emit();
    });
    this.problem.set(problem);
  }
}
