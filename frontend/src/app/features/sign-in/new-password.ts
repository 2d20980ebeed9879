import { type SchemaPath, minLength, required, validate } from '@angular/forms/signals';

/** The server also refuses common passwords; length and the repetition can be said while typing. */
export function checkNewPassword(password: SchemaPath<string>, repeated: SchemaPath<string>): void {
  required(password);
  minLength(password, 12);
  required(repeated);
  validate(repeated, ({ value, valueOf }) =>
    value() === valueOf(password) ? undefined : { kind: 'mismatch' },
  );
}
