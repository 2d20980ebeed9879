import { Component, inject, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { VisitKindEnum } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Combobox } from '../../shared/combobox/combobox';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { Places } from './places';
import { VisitsStore } from './visits-store';

interface VisitModel {
  kind: VisitKindEnum;
  scheduled_at: string;
  facility: string;
  instructions: string;
}

/** An appointment to come; its instructions are for the patient, who is told. */
@Component({
  selector: 'nocc-visit-form',
  imports: [Combobox, Control, Field, FormField, MatButton, ProblemText, TranslocoPipe],
  templateUrl: './visit-form.html',
  styleUrl: './item.scss',
})
export class VisitForm {
  private readonly store = inject(VisitsStore);
  protected readonly places = inject(Places);
  readonly closed = output();
  protected readonly kinds: readonly VisitKindEnum[] = [
    'clinical_visit',
    'imaging',
    'laboratory',
    'dental',
    'function',
    'counselling',
    'questionnaire',
  ];
  protected readonly form = form(
    signal<VisitModel>({ kind: 'clinical_visit', scheduled_at: '', facility: '', instructions: '' }),
    (path) => {
      required(path.kind);
      required(path.scheduled_at);
    },
  );
  protected readonly problem = signal<ApiProblem | undefined>(undefined);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ scheduled_at, facility, ...visit }) => {
      const at = new Date(scheduled_at).toISOString();
      await this.store.plan({ ...visit, scheduled_at: at, facility: facility || null });
      this.closed.emit();
    });
    this.problem.set(problem);
  }
}
