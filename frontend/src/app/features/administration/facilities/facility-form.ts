import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, email, form, maxLength, pattern, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Facility } from '../../../api/models';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { FacilitiesStore } from './facilities-store';
import { facilityBody, facilityModel } from './facility-model';
import { flaw } from './week';
import { WeekEditor } from './week-editor';

const degrees = /^\s*-?\d{1,3}([.,]\d+)?\s*$/;

/** A facility to add or to correct: where it is, how to reach it, when it is open. */
@Component({
  selector: 'nocc-facility-form',
  imports: [Control, Field, FormField, MatButton, ProblemText, TranslocoPipe, WeekEditor],
  templateUrl: './facility-form.html',
  styles: '.pair { grid-template-columns: 1fr 1fr; }',
})
export class FacilityForm {
  private readonly store = inject(FacilitiesStore);
  private readonly toasts = inject(Toasts);
  readonly facility = input.required<Facility | undefined>();
  readonly done = output();
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(
    linkedSignal(() => facilityModel(this.facility())),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      pattern(path.province, /^\s*[A-Za-z]{2}\s*$/);
      email(path.email);
      pattern(path.website, /^https?:\/\/\S+$/);
      pattern(path.latitude, degrees);
      pattern(path.longitude, degrees);
      validate(path.opening_hours, ({ value }) => {
        const code = flaw(value());
        return code ? { kind: 'server', message: code } : undefined;
      });
      required(path.latitude, { when: ({ valueOf }) => !!valueOf(path.longitude).trim() });
      required(path.longitude, { when: ({ valueOf }) => !!valueOf(path.latitude).trim() });
    },
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      await this.store.save(this.facility(), facilityBody(model));
      this.toasts.say('administration.saved');
      this.done.emit();
    });
    this.problem.set(problem);
    if (problem?.code === 'stale') this.store.list.reload();
  }
}
