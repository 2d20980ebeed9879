import { type SchemaPathTree, minLength, required, validate } from '@angular/forms/signals';

export interface NewPassword {
  password: string;
  repeated: string;
}

/** The server also refuses common passwords; length and the repetition can be said while typing. */
export function checkNewPassword(path: SchemaPathTree<NewPassword>): void {
  required(path.password);
  minLength(path.password, 12);
  required(path.repeated);
  validate(path.repeated, ({ value, valueOf }) =>
    value() === valueOf(path.password) ? undefined : { kind: 'mismatch' },
  );
}
