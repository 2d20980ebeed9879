import type { OptionStep } from '../../api/models';

/** What a step is, its note aside: two steps with the same key are the same treatment. */
export function stepKey({ treatment, regimen, rt_schedule, dose_gy, fractions }: OptionStep): string {
  return JSON.stringify([treatment, regimen ?? '', rt_schedule ?? '', dose_gy ?? null, fractions ?? null]);
}

/** As written, case and spaces aside. */
export function textKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The keys that stand in every column: they distinguish nothing. One column has nothing to be distinguished from. */
export function commonTo(columns: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = columns;
  return new Set(first.filter((key) => others.every((column) => column.includes(key))));
}
