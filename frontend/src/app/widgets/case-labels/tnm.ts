/** A TNM as a case or a row of the worklist carries it. */
export interface StagingHead {
  readonly classification: string;
  readonly edition: string;
  readonly prefixes: readonly string[];
  readonly t: string;
  readonly n: string;
  readonly m: string;
  readonly stage: string;
}

/** "cT2 N1 M0"; prefixes as TNM writes them: `y`, `r`, `a` before the classification, `(m)` after T. */
export function tnmText(staging: StagingHead, separator = ' '): string {
  const before = ['y', 'r', 'a'].filter((prefix) => staging.prefixes.includes(prefix)).join('');
  const multiple = staging.prefixes.includes('m') ? '(m)' : '';
  const categories = [`${staging.t}${multiple}`, staging.n, staging.m].filter(Boolean);
  return `${before}${staging.classification}${categories.join(separator)}`;
}

/** "p16+" or "p16−"; nothing where it was not settled. */
export function p16Sign(status: string): string {
  return { positive: 'p16+', negative: 'p16−' }[status] ?? '';
}
