import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Investigation } from '../../api/models';
import { ProblemText } from '../../core/errors/problem-text';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { submitTo } from '../../shared/field/submit-to';
import { Moment } from '../../shared/moment/moment';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { StatusChip } from '../../shared/status-chip/status-chip';
import { CaseContext } from '../../widgets/case-context/case-context';
import { InvestigationsStore } from '../../widgets/deliberation/investigations-store';

/** One request: who asked what of whom; its owner or the lead answers, the lead may do without it. */
@Component({
  selector: 'nocc-investigation-item',
  imports: [Control, Field, FormField, MatButton, Moment, ProblemText, StatusChip, TranslocoPipe],
  templateUrl: './investigation-item.html',
  styles: ':host, form { display: flex; flex-direction: column; gap: var(--space-2); }',
})
export class InvestigationItem {
  private readonly store = inject(InvestigationsStore);
  private readonly context = inject(CaseContext);
  readonly asked = input.required<Investigation>();
  protected readonly tones = { requested: 'waiting', answered: 'decided', dismissed: 'closed' } as const;
  protected readonly act = signal<'answer' | 'dismiss' | undefined>(undefined);
  protected readonly form = form(signal({ text: '' }), (path) => {
    required(path.text);
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly isOpen = computed(() => this.asked().status === 'requested');
  protected readonly mayDismiss = computed(() => this.isOpen() && this.context.isLead());
  protected readonly mayAnswer = computed(() => {
    const isOwner = this.asked().owner === this.context.viewpoint()?.participant;
    return this.isOpen() && (this.context.isLead() || (isOwner && this.context.may('investigate')));
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const problem = await submitTo(this.form, async ({ text }) => {
      if (this.act() === 'answer') await this.store.settle(this.asked().id, text);
      else await this.store.dismiss(this.asked().id, text);
      this.close();
    });
    this.problem.set(problem);
  }

  protected close(): void {
    this.act.set(undefined);
    this.form().reset({ text: '' });
  }
}
