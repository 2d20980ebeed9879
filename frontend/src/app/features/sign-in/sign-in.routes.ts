import type { Routes } from '@angular/router';

import { InvitationPage } from './invitation-page';
import { PasswordChangePage } from './password-change-page';
import { ResetPage } from './reset-page';
import { ResetRequestPage } from './reset-request-page';
import { SignInPage } from './sign-in-page';

export const signInRoutes: Routes = [
  { path: 'sign-in', component: SignInPage, title: 'session.title' },
  {
    path: 'account/password',
    component: PasswordChangePage,
    title: 'session.change.title',
    pathMatch: 'full',
  },
  {
    path: 'account/password/reset',
    component: ResetRequestPage,
    title: 'session.reset.title',
    pathMatch: 'full',
  },
  { path: 'account/password/reset/key/:key', component: ResetPage, title: 'session.reset.title' },
  { path: 'invitations/:token', component: InvitationPage, title: 'session.invitation.title' },
];
