import type { HttpErrorResponse } from '@angular/common/http';

import { ApiProblem, type FieldErrors } from '../../shared/problem/api-problem';

const fallback: Record<number, string> = {
  0: 'network',
  401: 'not_authenticated',
  403: 'permission_denied',
  404: 'not_found',
  412: 'stale',
  413: 'too_large',
  428: 'precondition_required',
  429: 'too_many_requests',
};

export function problemFrom(response: HttpErrorResponse): ApiProblem {
  const body = isRecord(response.error) ? response.error : {};
  return new ApiProblem(
    response.status,
    text(body['code']) ?? fallback[response.status] ?? (response.status >= 500 ? 'server' : 'unexpected'),
    text(body['detail']) ?? '',
    fieldErrors(body['errors']),
  );
}

function fieldErrors(errors: unknown): FieldErrors {
  if (!isRecord(errors)) return {};
  return Object.fromEntries(Object.entries(errors).map(([name, list]) => [name, codesOf(list)]));
}

/** A field's errors come as codes, or as objects that carry one. */
function codesOf(list: unknown): string[] {
  const items: unknown[] = Array.isArray(list) ? list : [list];
  return items.map((item) => text(item) ?? (isRecord(item) ? text(item['code']) : undefined) ?? 'invalid');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
