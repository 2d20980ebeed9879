import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { concealmentsCreate, concealmentsDestroy } from '../../../api/functions';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';

/** Hides an item of one's own from everyone but its author, and shows it again. */
@Component({
  selector: 'nocc-conceal-button',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    <button
      matButton="text"
      type="button"
      [attr.data-testid]="isConcealed() ? 'reveal' : 'conceal'"
      (click)="change()"
    >
      <nocc-icon [name]="isConcealed() ? 'visibility' : 'visibility_off'" />
      {{ (isConcealed() ? 'patient.exams.reveal' : 'patient.exams.conceal') | transloco }}
    </button>
  `,
})
export class ConcealButton {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly kind = input.required<'observation' | 'document' | 'study'>();
  readonly item = input.required<string>();
  readonly isConcealed = input.required<boolean>();
  readonly changed = output();

  protected async change(): Promise<void> {
    const body = { kind: this.kind(), id: this.item() };
    const hides = !this.isConcealed();
    if (hides && !(await this.isSure())) return;
    try {
      await (hides
        ? this.api.invoke(concealmentsCreate, { body })
        : this.api.invoke(concealmentsDestroy, { body }));
      this.toasts.say(hides ? 'patient.exams.concealed' : 'patient.exams.revealed');
      this.changed.emit();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  private isSure(): Promise<boolean> {
    return this.confirm.ask({
      title: 'patient.exams.concealTitle',
      text: 'patient.exams.concealText',
      action: 'patient.exams.conceal',
    });
  }
}
