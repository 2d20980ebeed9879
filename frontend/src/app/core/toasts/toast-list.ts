import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import { type Toast, Toasts } from './toasts';

@Component({
  selector: 'nocc-toast-list',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './toast-list.html',
  styleUrl: './toast-list.scss',
  host: { role: 'status' },
})
export class ToastList {
  protected readonly toasts = inject(Toasts);

  protected act(toast: Toast): void {
    this.toasts.dismiss(toast.id);
    toast.action?.run();
  }
}
