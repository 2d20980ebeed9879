import type { Observation, ObservationRequestRequest, Term } from '../../../api/models';

/** One line of the form: a test and what the laboratory wrote. */
export interface ValueLine {
  readonly test: string;
  /** As it is printed: "11,2", "<0,5". */
  readonly value: string;
  /** UCUM; empty for the test's own. */
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ValuesModel {
  /** As a date-time input has it: local, to the minute. */
  taken_at: string;
  laboratory: string;
  lines: ValueLine[];
}

export const emptyLine: ValueLine = { test: '', value: '', unit: '', low: null, high: null };

/** What is usually drawn before a board: offered at once, filled in as far as known. */
export const usualTests: readonly string[] = ['hb', 'wbc', 'neut', 'plt', 'crea', 'alb', 'na', 'k'];

/** Only lines with a value are sent; a range only where somebody wrote one. */
export function observationsOf(
  model: ValuesModel,
  unitOf: (test: string) => string,
): ObservationRequestRequest[] {
  const taken_at = new Date(model.taken_at).toISOString();
  return model.lines.flatMap(({ test, value, unit, low, high }) => {
    if (!test || !value.trim()) return [];
    const range = low === null && high === null ? {} : { reference_low: low, reference_high: high };
    const laboratory = model.laboratory.trim();
    return [{ test, value: value.trim(), unit: unit || unitOf(test), taken_at, laboratory, ...range }];
  });
}

/** A value as the form has it, to be corrected: in the unit in which it is kept. */
export function lineOf(row: Observation): ValuesModel {
  const at = new Date(row.taken_at);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const { test, value, comparator, unit, reference_low: low, reference_high: high } = row;
  const line = { test, value: `${comparator ?? ''}${value}`, unit, low, high };
  return { taken_at: local, laboratory: row.laboratory ?? '', lines: [line] };
}

/** The range that the vocabulary gives by sex, until the laboratory's own is written. */
export function usualRange(term: Term | undefined, sex: string): { low: number | null; high: number | null } {
  const suffix = sex === 'female' ? 'f' : 'm';
  const bound = (name: string) =>
    (term?.attributes[`${name}_${suffix}`] as number | null | undefined) ?? null;
  return { low: bound('ref_low'), high: bound('ref_high') };
}
