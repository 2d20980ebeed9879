import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, form, max, maxLength, min, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalDiaryCreate } from '../../../api/functions';
import type { SymptomEnum } from '../../../api/models';
import { SYMPTOM_ENUM } from '../../../api/models/symptom-enum-array';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { strengthOf, worstScore } from './strength';

interface Entry {
  symptom: SymptomEnum | '';
  score: number;
  note: string;
}

const nothing: Entry = { symptom: '', score: 0, note: '' };

/** One symptom, how strong it is, and a word about it. */
@Component({
  selector: 'nocc-entry-form',
  imports: [Control, Field, FormField, MatButton, ProblemText, TranslocoPipe],
  templateUrl: './entry-form.html',
  styleUrl: './entry-form.scss',
})
export class EntryForm {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  readonly noted = output();
  protected readonly symptoms = SYMPTOM_ENUM;
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  private readonly entry = signal({ ...nothing });
  protected readonly form = form(this.entry, (path) => {
    required(path.symptom);
    min(path.score, 0);
    max(path.score, worstScore);
    maxLength(path.note, 2000);
  });
  protected readonly score = computed(() => this.entry().score);
  protected readonly strength = computed(() => `patient.diary.strength.${strengthOf(this.score())}`);

  protected async note(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ symptom, score, note }) => {
      if (!symptom) return;
      await this.api.invoke(portalDiaryCreate, { body: { symptom, score, note } });
      this.form().reset({ ...nothing });
      this.toasts.say('patient.diary.noted');
      this.noted.emit();
    });
    this.problem.set(problem);
  }
}
