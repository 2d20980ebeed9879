import { Component, ElementRef, computed, effect, inject, signal, viewChild } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalMessagesCreate, portalMessagesList } from '../../../api/functions';
import { Drafts } from '../../../core/drafts/drafts';
import { ProblemText } from '../../../core/errors/problem-text';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import { Icon } from '../../../shared/icon/icon';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { PatientHead } from '../layout/patient-head';
import { keptPages } from '../live/kept-fresh';
import { DayWords } from '../wording/day-words';

const longest = 8000;

/** Questions to the team and its answers, the latest at the bottom where one writes. */
@Component({
  selector: 'nocc-messages-page',
  imports: [
    Control,
    DayWords,
    ErrorState,
    Field,
    FormField,
    Icon,
    MatButton,
    PatientHead,
    ProblemText,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './messages-page.html',
  styleUrl: './messages-page.scss',
})
export class MessagesPage {
  private readonly api = inject(Api);
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');
  protected readonly list = keptPages((wish) => this.api.invoke(portalMessagesList, wish));
  protected readonly thread = computed(() => [...this.list.rows].reverse());
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  private readonly question = signal({ text: '' });
  protected readonly form = form(this.question, (path) => {
    required(path.text);
    maxLength(path.text, longest);
  });
  private readonly draft = inject(Drafts).keep('message:portal', this.question);
  private readonly latest = computed(() => this.list.rows[0]?.id);

  constructor() {
    effect(() => {
      if (this.latest()) this.end()?.nativeElement.scrollIntoView({ block: 'nearest' });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ text }) => {
      await this.api.invoke(portalMessagesCreate, { body: { text: text.trim() } });
      this.draft.discard();
      this.form().reset({ text: '' });
      this.list.reload();
    });
    this.problem.set(problem);
  }
}
