import { type SchemaPath, validate } from '@angular/forms/signals';

import { dayOf } from '../moment/local-time';

/** Refuses a day to come, in the words of the server's own refusal. */
export function notInFuture(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    value() > dayOf(new Date()) ? { kind: 'server', message: 'date_in_future' } : undefined,
  );
}
