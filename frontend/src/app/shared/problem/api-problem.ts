export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** What the server refused, as RFC 9457 problem+json; `code` is what the interface translates. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
    readonly errors: FieldErrors = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
  }
}

export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  // resource() wraps what its loader threw.
  if (error instanceof Error && error.cause instanceof ApiProblem) return error.cause;
  return new ApiProblem(0, 'unexpected', error instanceof Error ? error.message : '');
}
