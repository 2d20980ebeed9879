import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { Api } from '../../../api/api';
import { concealmentsCreate } from '../../../api/functions';
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
  private readonly http = inject(HttpClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly kind = input.required<'observation' | 'document' | 'pathology' | 'study'>();
  readonly item = input.required<string>();
  readonly isConcealed = input.required<boolean>();
  readonly changed = output();

  protected async change(): Promise<void> {
    const body = { kind: this.kind(), id: this.item() };
    const hides = !this.isConcealed();
    if (hides && !(await this.isSure())) return;
    try {
      await (hides ? this.api.invoke(concealmentsCreate, { body }) : this.reveal(body));
      this.toasts.say(hides ? 'patient.exams.concealed' : 'patient.exams.revealed');
      this.changed.emit();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  // What a DELETE is about stands in its address, which the generated client leaves out.
  private reveal(params: { kind: string; id: string }): Promise<unknown> {
    return firstValueFrom(this.http.delete('/api/v1/concealments/', { params }));
  }

  private isSure(): Promise<boolean> {
    return this.confirm.ask({
      title: 'patient.exams.concealTitle',
      text: 'patient.exams.concealText',
      action: 'patient.exams.conceal',
    });
  }
}
