import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router, type UrlTree } from '@angular/router';

import type { Role } from './me';
import { Session } from './session';

export const signedIn: CanActivateFn = (_route, { url }) => {
  const session = inject(Session);
  return session.state() === 'signed_in' || whereToSignIn(session, inject(Router), url);
};

/** For others the route does not exist, as on the server. */
export const hasRole =
  (...roles: readonly Role[]): CanMatchFn =>
  (_route, segments) => {
    const session = inject(Session);
    if (session.state() === 'signed_in') return session.hasRole(...roles);
    return whereToSignIn(session, inject(Router), `/${segments.map(String).join('/')}`);
  };

export const toHome = () => {
  const session = inject(Session);
  return session.state() === 'signed_in' ? session.home() : '/sign-in';
};

/** Only a path of ours: a link must not lead elsewhere after the sign-in. */
export function safePath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}

function whereToSignIn(session: Session, router: Router, url: string): UrlTree {
  if (session.state() === 'password_change') return router.parseUrl('/account/password');
  return router.createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { next: url } });
}
