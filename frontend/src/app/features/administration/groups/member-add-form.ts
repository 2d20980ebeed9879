import { Component, computed, inject, output, resource, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { debounceTime } from 'rxjs';

import { Api } from '../../../api/api';
import { physiciansList } from '../../../api/functions';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Combobox } from '../../../shared/combobox/combobox';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { lastValue } from '../../../shared/resource/last-value';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { GroupStore, type PlaceModel } from './group-store';
import { PlaceFields, checkPlace } from './place-fields';

interface Addition extends PlaceModel {
  physician: string;
}

const nobody: Addition = { physician: '', role: 'member', until: '' };
const typingMs = 250;

/** Brings somebody who already has an account into the group. */
@Component({
  selector: 'nocc-member-add-form',
  imports: [Combobox, Field, FormField, MatButton, PlaceFields, ProblemText, TranslocoPipe],
  template: `
    <form class="stack" novalidate (submit)="add($event)">
      <nocc-problem-text [problem]="problem()" />
      <nocc-field
        [label]="'administration.groups.person' | transloco"
        [hint]="'administration.groups.personHint' | transloco"
      >
        <nocc-combobox
          data-testid="member-person"
          [isSearched]="true"
          [isSearching]="found.isLoading()"
          [choices]="choices()"
          [formField]="form.physician"
          (typed)="typed.set($event)"
        />
      </nocc-field>
      <nocc-place-fields [form]="form" />
      <div class="form-actions">
        <button matButton="text" type="button" (click)="done.emit()">
          {{ 'common.cancel' | transloco }}
        </button>
        <button matButton="filled" type="submit" data-testid="save-member" [disabled]="form().submitting()">
          {{ 'administration.groups.addMember' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class MemberAddForm {
  private readonly api = inject(Api);
  private readonly store = inject(GroupStore);
  private readonly toasts = inject(Toasts);
  private readonly vocabularies = inject(Vocabularies);
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ ...nobody }), (path) => {
    required(path.physician);
    checkPlace(path);
  });
  protected readonly typed = signal('');
  private readonly settled = toSignal(toObservable(this.typed).pipe(debounceTime(typingMs)), {
    initialValue: '',
  });
  protected readonly found = resource({
    params: () => this.settled().trim(),
    loader: ({ params: search }) =>
      this.api.invoke(physiciansList, { page_size: 20, ...(search ? { search } : {}) }),
  });
  private readonly people = lastValue(this.found);
  protected readonly choices = computed(() =>
    (this.people()?.results ?? []).map(({ id, full_name, specialty }) => ({
      value: id,
      label: full_name,
      detail: this.vocabularies.label('specialties', specialty),
    })),
  );

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ physician, ...place }) => {
      await this.store.add({ physician }, place);
      this.toasts.say('administration.groups.added');
      this.done.emit();
    });
    this.problem.set(problem);
  }
}
