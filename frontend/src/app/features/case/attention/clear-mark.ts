import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { Clearances } from './clearances';

/** Whether observers may read a free text or a file, and the way to let them. */
@Component({
  selector: 'nocc-clear-mark',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    @if (context.may('clear') && hasObservers()) {
      <button
        matButton="text"
        type="button"
        data-testid="clear-for-observers"
        [attr.aria-pressed]="isCleared()"
        (click)="toggle()"
      >
        <nocc-icon [name]="isCleared() ? 'visibility' : 'visibility_off'" />
        {{ (isCleared() ? 'case.clearance.cleared' : 'case.clearance.clear') | transloco }}
      </button>
    }
  `,
})
export class ClearMark {
  private readonly clearances = inject(Clearances);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  readonly kind = input.required<string>();
  readonly item = input.required<string>();
  protected readonly isCleared = computed(() => this.clearances.isCleared(this.kind(), this.item()));
  /** Nothing to clear while nobody observes. */
  protected readonly hasObservers = computed(
    () => (this.context.detail()?.observers ?? 0) > 0 || this.isCleared(),
  );

  protected async toggle(): Promise<void> {
    try {
      if (this.isCleared()) await this.clearances.takeBack(this.kind(), this.item());
      else if (await this.isChecked()) await this.clearances.clear(this.kind(), this.item());
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  private isChecked(): Promise<boolean> {
    return this.confirm.ask({
      title: 'case.clearance.title',
      text: 'case.clearance.text',
      action: 'case.clearance.action',
    });
  }
}
