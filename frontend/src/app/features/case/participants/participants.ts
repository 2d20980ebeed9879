import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Participant } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Avatar } from '../../../shared/avatar/avatar';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { NewMark } from '../attention/new-mark';
import { Presence } from '../attention/presence';
import { InviteForm } from './invite-form';
import { ParticipantsStore } from './participants-store';

const order = ['lead', 'participant', 'observer'];

/** Who takes part, as what and until when; who can invite, does it here. */
@Component({
  selector: 'nocc-participants',
  imports: [
    Avatar,
    ErrorState,
    Icon,
    InviteForm,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Moment,
    NewMark,
    Skeleton,
    TermLabel,
    TranslocoPipe,
  ],
  templateUrl: './participants.html',
  styleUrl: './participants.scss',
})
export class Participants {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  protected readonly presence = inject(Presence);
  protected readonly store = inject(ParticipantsStore);
  protected readonly people = computed(() =>
    this.store
      .all()
      .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name)),
  );
  protected readonly mayInvite = computed(
    () => this.context.may('invite') || this.context.may('invite_observer'),
  );

  protected isSelf({ user }: Participant): boolean {
    return user === this.session.me()?.id;
  }

  protected mayHandOver({ role }: Participant): boolean {
    return role === 'participant' && this.context.may('hand_over');
  }

  protected mayRemove(person: Participant): boolean {
    if (person.role === 'lead') return false;
    return this.isSelf(person) ? this.context.may('leave') : this.context.may('remove');
  }

  protected async handOver({ id, name }: Participant): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.people.handOver',
      text: 'case.people.handOverText',
      action: 'case.people.handOverAction',
      params: { name },
    });
    if (isSure) await this.tryTo(() => this.store.handOver(id), 'case.people.handedOver', name);
  }

  protected async remove(person: Participant): Promise<void> {
    const { id, name } = person;
    const words = this.isSelf(person) ? 'leave' : 'remove';
    const isSure = await this.confirm.ask({
      title: `case.people.${words}.title`,
      text: `case.people.${words}.text`,
      action: `case.people.${words}.action`,
      isDestructive: true,
      params: { name },
    });
    if (!isSure) return;
    await this.tryTo(() => this.store.remove(id), `case.people.${words}.done`, name);
    if (words === 'leave') await this.router.navigateByUrl('/worklist');
  }

  private async tryTo(act: () => Promise<void>, done: string, name: string): Promise<void> {
    try {
      await act();
      this.toasts.say(done, { name });
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
