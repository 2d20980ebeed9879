import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { CaseContext } from '../../widgets/case-context/case-context';
import { OptionsStore } from '../../widgets/deliberation/options-store';

/** An option is edited by the board together; whoever proposed it, or the lead, withdraws it. */
@Component({
  selector: 'nocc-option-actions',
  imports: [MatButton, RouterLink, TranslocoPipe],
  template: `
    <a
      matButton="text"
      data-testid="edit-option"
      [routerLink]="['options', optionId()]"
      [attr.aria-label]="'vote.option.editLetter' | transloco: { letter: letter() }"
    >
      {{ 'vote.option.edit' | transloco }}
    </a>
    @if (mayWithdraw()) {
      <button
        matButton="text"
        type="button"
        data-testid="withdraw-option"
        [attr.aria-label]="'vote.option.withdrawLetter' | transloco: { letter: letter() }"
        (click)="withdraw()"
      >
        {{ 'vote.option.withdraw' | transloco }}
      </button>
    }
  `,
  styles: ':host { display: block; margin-inline: calc(-1 * var(--space-2)); }',
})
export class OptionActions {
  private readonly options = inject(OptionsStore);
  private readonly context = inject(CaseContext);
  private readonly me = inject(Session).me;
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly optionId = input.required<string>();
  private readonly option = computed(() => this.options.find(this.optionId()));
  protected readonly letter = computed(() => this.option()?.letter ?? '');
  protected readonly mayWithdraw = computed(
    () => this.context.isLead() || this.option()?.proposed_by?.id === this.me()?.id,
  );

  protected async withdraw(): Promise<void> {
    const option = this.option();
    if (!option) return;
    const isSure = await this.confirm.ask({
      title: 'vote.option.withdrawTitle',
      text: 'vote.option.withdrawText',
      action: 'vote.option.withdraw',
      isDestructive: true,
      params: { letter: option.letter },
    });
    if (!isSure) return;
    try {
      await this.options.withdraw(option);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
