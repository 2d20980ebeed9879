import { type SchemaPath, validate } from '@angular/forms/signals';

/** The day of a moment as this browser's clock has it, for date inputs: `2026-03-12`. */
export function dayOf(at: Date): string {
  const two = (part: number) => `${part}`.padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Refuses a day to come, in the words of the server's own refusal. */
export function notInFuture(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    value() > dayOf(new Date()) ? { kind: 'server', message: 'date_in_future' } : undefined,
  );
}
