import { Component, effect, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';

import { Drafts } from './core/drafts/drafts';
import { Session } from './core/session/session';
import { ToastList } from './core/toasts/toast-list';

@Component({
  selector: 'nocc-root',
  imports: [RouterOutlet, ToastList],
  template: `
    <router-outlet />
    <nocc-toast-list />
  `,
})
export class App {
  constructor() {
    // Awake from the start, so that it wipes what was kept even where no form was opened.
    inject(Drafts);
    const session = inject(Session);
    const router = inject(Router);
    let wasSignedIn = false;
    effect(() => {
      const isSignedIn = session.state() === 'signed_in';
      if (wasSignedIn && !isSignedIn) void router.navigateByUrl('/sign-in');
      wasSignedIn = isSignedIn;
    });
  }
}
