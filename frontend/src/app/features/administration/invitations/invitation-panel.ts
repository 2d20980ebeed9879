import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Invitation } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Clock } from '../../../shared/moment/clock';
import { Moment } from '../../../shared/moment/moment';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { canResend, stateTones } from './invitation-labels';
import { InvitationsStore } from './invitations-store';

/** One invitation: what it offers, how long, and what can be done with it. */
@Component({
  selector: 'nocc-invitation-panel',
  imports: [MatButton, Moment, StatusChip, TranslocoPipe],
  templateUrl: './invitation-panel.html',
})
export class InvitationPanel {
  private readonly store = inject(InvitationsStore);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(Clock);
  readonly invitation = input.required<Invitation>();
  readonly done = output();
  protected readonly tone = computed(() => stateTones[this.invitation().state]);
  protected readonly canResend = computed(() => canResend(this.invitation(), this.clock.now()));

  protected async revoke(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'administration.invitations.revokeTitle',
      text: 'administration.invitations.revokeText',
      action: 'administration.invitations.revoke',
      isDestructive: true,
      params: { email: this.invitation().email },
    });
    if (isSure) await this.attempt(() => this.store.revoke(this.invitation()), 'revoked');
  }

  protected async resend(): Promise<void> {
    await this.attempt(() => this.store.resend(this.invitation()), 'resent');
  }

  private async attempt(act: () => Promise<void>, done: 'revoked' | 'resent'): Promise<void> {
    try {
      await act();
      this.toasts.say(`administration.invitations.${done}`, { email: this.invitation().email });
      this.done.emit();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
