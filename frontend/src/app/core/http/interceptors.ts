import { DOCUMENT } from '@angular/common';
import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { catchError, from, switchMap, throwError } from 'rxjs';

import { ApiProblem } from '../../shared/problem/api-problem';
import { AccessToken } from '../session/access-token';
import { sayVersion } from './if-match';
import { problemFrom } from './problem-from';

const mintsTokens = (url: string) => url.startsWith('/api/v1/auth/token/');
const isApi = (url: string) => url.startsWith('/api/v1/');
const usesSession = (url: string) => url.startsWith('/_allauth/') || mintsTokens(url);
const isUnsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

export const speakLanguage: HttpInterceptorFn = (request, next) => {
  const language = inject(TranslocoService).getActiveLang();
  return next(request.clone({ setHeaders: { 'Accept-Language': language } }));
};

/** Refusals become ApiProblem. Sign-in answers keep their form: there a 401 names the next step. */
export const nameProblems: HttpInterceptorFn = (request, next) => {
  if (request.url.startsWith('/_allauth/')) return next(request);
  return next(request).pipe(
    catchError((error: unknown) =>
      throwError(() => (error instanceof HttpErrorResponse ? problemFrom(error) : error)),
    ),
  );
};

/** A POST repeated after a lost answer, by us or by the browser, must not act twice. */
export const addIdempotencyKey: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'POST' || !isApi(request.url) || request.headers.has('Idempotency-Key')) {
    return next(request);
  }
  return next(request.clone({ setHeaders: { 'Idempotency-Key': crypto.randomUUID() } }));
};

export const proveSameSite: HttpInterceptorFn = (request, next) => {
  if (!usesSession(request.url) || !isUnsafe(request.method)) return next(request);
  const match = /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(inject(DOCUMENT).cookie);
  return next(match?.[1] ? request.clone({ setHeaders: { 'X-CSRFToken': match[1] } }) : request);
};

export const addAccessToken: HttpInterceptorFn = (request, next) => {
  if (!isApi(request.url) || mintsTokens(request.url)) return next(request);
  const token = inject(AccessToken);
  const sendWith = (access: string) => next(withBearer(request, access));
  return from(token.current()).pipe(
    switchMap((access) =>
      sendWith(access).pipe(
        catchError((error: unknown) => {
          const isExpired = error instanceof ApiProblem && error.status === 401;
          if (!isExpired) return throwError(() => error);
          return from(token.renew()).pipe(switchMap(sendWith));
        }),
      ),
    ),
  );
};

function withBearer(request: HttpRequest<unknown>, access: string): HttpRequest<unknown> {
  return access ? request.clone({ setHeaders: { Authorization: `Bearer ${access}` } }) : request;
}

/** Outermost first: each sees what the ones after it have made of the answer. */
export const interceptors = [
  speakLanguage,
  sayVersion,
  addIdempotencyKey,
  addAccessToken,
  proveSameSite,
  nameProblems,
];
