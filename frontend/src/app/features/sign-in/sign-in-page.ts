import { Component, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { safePath } from '../../core/session/guards';
import { Session } from '../../core/session/session';
import { CredentialsForm } from './credentials-form';
import { SecondFactorForm } from './second-factor-form';
import { Threshold } from './threshold';

@Component({
  selector: 'nocc-sign-in-page',
  imports: [CredentialsForm, SecondFactorForm, Threshold, TranslocoPipe],
  template: `
    @if (session.state() === 'second_factor') {
      <nocc-threshold [heading]="'session.secondFactor.title' | transloco"
        ><nocc-second-factor-form
      /></nocc-threshold>
    } @else {
      <nocc-threshold [heading]="'session.title' | transloco"><nocc-credentials-form /></nocc-threshold>
    }
  `,
})
export class SignInPage {
  protected readonly session = inject(Session);
  /** Where the reader was going, from the address. */
  readonly next = input<string>();

  constructor() {
    const router = inject(Router);
    effect(() => {
      const state = this.session.state();
      if (state === 'signed_in') void router.navigateByUrl(safePath(this.next()) ?? this.session.home());
      if (state === 'password_change') void router.navigateByUrl('/account/password');
    });
  }
}
