import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Drafts } from '../../core/drafts/drafts';
import { submitTo } from '../../shared/field/submit-to';
import { Icon } from '../../shared/icon/icon';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { emptyQuestion, questionRequest, questionRules } from '../../widgets/ballot/ballot-model';
import { QuestionFields } from '../../widgets/ballot/question-fields';
import { Board } from '../../widgets/board/board';
import { CaseContext } from '../../widgets/case-context/case-context';
import { InvestigationsStore } from '../../widgets/deliberation/investigations-store';
import { InvestigationItem } from './investigation-item';

/** What the board asked to be found out, and what came of it. */
@Component({
  selector: 'nocc-investigation-panel',
  imports: [Icon, InvestigationItem, MatButton, ProblemText, QuestionFields, TranslocoPipe],
  templateUrl: './investigation-panel.html',
  styleUrl: './investigation-panel.scss',
})
export class InvestigationPanel {
  protected readonly store = inject(InvestigationsStore);
  protected readonly board = inject(Board);
  private readonly context = inject(CaseContext);
  private readonly model = signal({ ...emptyQuestion });
  private readonly draft = inject(Drafts).keep(`investigation:${this.context.id()}`, this.model);
  protected readonly form = form(this.model, questionRules);
  protected readonly isAsking = signal(this.draft.wasRestored);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly mayAsk = computed(() => this.context.may('investigate'));

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async (question) => {
      await this.store.ask(questionRequest(question));
      this.close();
    });
    this.problem.set(problem);
  }

  protected close(): void {
    this.isAsking.set(false);
    this.draft.discard();
    this.form().reset({ ...emptyQuestion });
  }
}
