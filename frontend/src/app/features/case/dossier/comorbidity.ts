/** The indices as the server computes them, said while the items are chosen; the server's own are what is kept. */

export interface WeighedItem {
  readonly code: string;
  readonly weight: number;
  /** The graver form of the same disease, beside which this one counts nothing. */
  readonly graver: string | null;
}

export function charlsonIndex(items: readonly WeighedItem[]): number {
  const codes = new Set(items.map(({ code }) => code));
  return items
    .filter(({ graver }) => !graver || !codes.has(graver))
    .reduce((sum, { weight }) => sum + weight, 0);
}

/** One point for each decade from fifty years on, four at most. */
export function agePoints(age: number): number {
  return Math.min(4, Math.max(0, Math.floor((age - 50) / 10) + 1));
}

export interface GradedItem {
  readonly system: string;
  readonly grade: number;
}

/** The highest grade, or 3 where two systems reach 2. */
export function ace27Grade(items: readonly GradedItem[]): number {
  const moderate = new Set(items.filter(({ grade }) => grade === 2).map(({ system }) => system));
  return moderate.size > 1 ? 3 : Math.max(0, ...items.map(({ grade }) => grade));
}
