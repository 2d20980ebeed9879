import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { ErrorWords } from '../../core/errors/error-words';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Moment } from '../../shared/moment/moment';
import { Skeleton } from '../../shared/state/skeleton';
import { AcceptForm } from './accept-form';
import { Invitations } from './invitations';
import { NewcomerForm } from './newcomer-form';
import { Threshold } from './threshold';

/** Where the link of an invitation leads, with or without an account. */
@Component({
  selector: 'nocc-invitation-page',
  imports: [AcceptForm, Moment, NewcomerForm, RouterLink, Skeleton, Threshold, TranslocoPipe],
  templateUrl: './invitation-page.html',
})
export class InvitationPage {
  private readonly invitations = inject(Invitations);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(ErrorWords);
  protected readonly session = inject(Session);
  readonly token = input.required<string>();
  protected readonly description = resource({
    params: () => this.token(),
    loader: ({ params: token }) => this.invitations.describe(token),
  });
  protected readonly offer = computed(() =>
    this.description.hasValue() ? this.description.value() : undefined,
  );
  protected readonly refusal = computed(() => {
    const error = this.description.error();
    return error && this.words.keyOf(error);
  });

  protected async enter(): Promise<void> {
    this.toasts.say('session.invitation.accepted');
    await this.router.navigateByUrl(this.session.home());
  }
}
