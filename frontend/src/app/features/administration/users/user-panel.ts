import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { FirstPassword, User } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { FirstPasswordCard } from './first-password-card';
import { UserForm } from './user-form';
import { UsersStore } from './users-store';

/** An account: its details, a new first password, and whether it is open. */
@Component({
  selector: 'nocc-user-panel',
  imports: [FirstPasswordCard, Icon, MatButton, TranslocoPipe, UserForm],
  template: `
    @if (issued(); as issued) {
      <nocc-first-password-card [issued]="issued" (kept)="done.emit()" />
    } @else {
      <p class="muted email">{{ user().email }}</p>
      <nocc-user-form [user]="user()" (done)="done.emit()" />
      @if (!isMyself()) {
        <section class="row" [attr.aria-label]="'administration.users.access' | transloco">
          @if (user().is_active) {
            <button matButton="text" type="button" data-testid="renew-password" (click)="renewPassword()">
              <nocc-icon name="key" />{{ 'administration.users.renewPassword' | transloco }}
            </button>
            <button matButton="text" type="button" data-testid="close-user" (click)="close()">
              <nocc-icon name="lock" />{{ 'administration.users.close' | transloco }}
            </button>
          } @else {
            <button matButton="outlined" type="button" data-testid="reopen-user" (click)="reopen()">
              <nocc-icon name="lock_open" />{{ 'administration.users.reopen' | transloco }}
            </button>
          }
        </section>
      }
    }
  `,
  styles: `
    section {
      margin-top: var(--space-6);
      padding-top: var(--space-3);
      border-top: 1px solid var(--line);
    }
    .email {
      padding-bottom: var(--space-3);
    }
  `,
})
export class UserPanel {
  private readonly store = inject(UsersStore);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly user = input.required<User>();
  readonly done = output();
  protected readonly issued = signal<FirstPassword | undefined>(undefined);
  protected readonly isMyself = computed(() => this.user().id === this.session.me()?.id);

  protected async renewPassword(): Promise<void> {
    if (!(await this.isSure('renew'))) return;
    await this.attempt(async () => this.issued.set(await this.store.renewPassword(this.user())));
  }

  protected async close(): Promise<void> {
    if (!(await this.isSure('close'))) return;
    await this.attempt(async () => {
      await this.store.edit(this.user(), { is_active: false });
      this.toasts.offerUndo('administration.users.closed', () => void this.reopen(), {
        name: this.user().full_name,
      });
    });
  }

  protected async reopen(): Promise<void> {
    await this.attempt(async () => {
      await this.store.edit(this.user(), { is_active: true });
      this.toasts.say('administration.users.reopened', { name: this.user().full_name });
    });
  }

  private isSure(act: 'renew' | 'close'): Promise<boolean> {
    return this.confirm.ask({
      title: `administration.users.${act}Title`,
      text: `administration.users.${act}Text`,
      action: act === 'renew' ? 'administration.users.renewPassword' : 'administration.users.close',
      isDestructive: act === 'close',
      params: { name: this.user().full_name },
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
