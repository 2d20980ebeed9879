import { Component, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';

import type { ThreadEnum } from '../../../api/models';
import { narrowWindow } from '../../../shared/viewport/narrow';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { MessagesStore } from '../discussion/messages-store';
import { CaseSide } from './case-side';

/** On a phone the side pane is a section like the others; at a desk it is there already, and only the thread is chosen. */
@Component({
  selector: 'nocc-discussion-section',
  imports: [CaseSide],
  template: `
    @if (isNarrow()) {
      <nocc-case-side />
    }
  `,
  styles: ':host { display: block; height: 100%; min-height: 420px; }',
})
export class DiscussionSection {
  private readonly router = inject(Router);
  private readonly context = inject(CaseContext);
  private readonly messages = inject(MessagesStore);
  /** From the address. */
  readonly thread = input<ThreadEnum>();
  protected readonly isNarrow = narrowWindow();

  constructor() {
    effect(() => {
      const thread = this.thread();
      if (thread) untracked(() => this.messages.thread.set(thread));
    });
    effect(() => {
      if (this.isNarrow()) return;
      const summary = ['/cases', untracked(this.context.id), 'summary'];
      void this.router.navigate(summary, { replaceUrl: true });
    });
  }
}
