import type { Term } from '../../api/models';

const systemic = ['CRT', 'IC', 'SYS', 'IO', 'TGT', 'TRIAL'];
const irradiating = ['RT', 'CRT', 'TRIAL'];

/** A treatment with everything above it: `CRT.DEF` is also a `CRT`. */
export function linesOf(treatments: readonly Term[], code: string): ReadonlySet<string> {
  const parents = new Map(
    treatments.map((term) => [term.code, (term.attributes['parent'] as string | null) ?? '']),
  );
  const lines = new Set<string>();
  for (let line = code; line && !lines.has(line); line = parents.get(line) ?? '') lines.add(line);
  return lines;
}

/** Whether a regimen can be given with a treatment of these lines: the server's own rule. */
export function fitsRegimen(regimen: Term, lines: ReadonlySet<string>): boolean {
  return [...systemic, ...treatmentsOf(regimen)].some((line) => lines.has(line));
}

/** Whether a schedule is meant for a treatment of these lines. */
export function isFor(term: Term, lines: ReadonlySet<string>): boolean {
  return treatmentsOf(term).some((line) => lines.has(line));
}

export function isSystemic(lines: ReadonlySet<string>, regimens: readonly Term[]): boolean {
  return systemic.some((line) => lines.has(line)) || regimens.some((regimen) => isFor(regimen, lines));
}

export function isIrradiating(lines: ReadonlySet<string>, schedules: readonly Term[]): boolean {
  return irradiating.some((line) => lines.has(line)) || schedules.some((schedule) => isFor(schedule, lines));
}

export interface Irradiation {
  readonly dose_gy: number | null;
  readonly fractions: number | null;
}

/** Dose and fractions of a schedule; nothing where it leaves a range to the prescriber. */
export function irradiationOf(schedule: Term): Irradiation {
  return {
    dose_gy: single(schedule.attributes['total_gy']),
    fractions: single(schedule.attributes['fractions']),
  };
}

function treatmentsOf(term: Term): readonly string[] {
  return (term.attributes['treatments'] as readonly string[] | undefined) ?? [];
}

function single(range: unknown): number | null {
  const [low, high = low] = [range].flat() as readonly (number | undefined)[];
  return low !== undefined && low === high ? low : null;
}
