import type { ValidationError } from '@angular/forms/signals';

export interface ErrorText {
  readonly key: string;
  readonly params: Record<string, unknown>;
}

const known = new Set([
  'required',
  'email',
  'min',
  'max',
  'minLength',
  'maxLength',
  'pattern',
  'parse',
  'mismatch',
]);

/** A rule of ours by its kind; a refusal of the server by its code, which travels as the message. */
export function errorText(error: ValidationError): ErrorText {
  if (error.kind === 'server') return { key: `errors.field.${error.message ?? 'invalid'}`, params: {} };
  return { key: `errors.field.${known.has(error.kind) ? error.kind : 'invalid'}`, params: { ...error } };
}
