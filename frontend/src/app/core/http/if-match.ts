import { HttpContext, HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';

const EDITED_VERSION = new HttpContextToken<number | undefined>(() => undefined);

/** Third argument of `api.invoke` for what several people edit together: the version that was read. */
export function ifMatch(version: number): HttpContext {
  return new HttpContext().set(EDITED_VERSION, version);
}

/** Nobody overwrites what they have not read: the server answers 412 (`stale`) when the version is not the current one. */
export const sayVersion: HttpInterceptorFn = (request, next) => {
  const version = request.context.get(EDITED_VERSION);
  return next(
    version === undefined ? request : request.clone({ setHeaders: { 'If-Match': `"${version}"` } }),
  );
};
