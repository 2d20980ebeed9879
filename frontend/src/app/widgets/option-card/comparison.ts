import { commonTo, stepKey, textKey } from './differences';
import type { Plan } from './plan';

/** What the options on the table have in common; undefined where there is nothing to compare with. */
export interface Comparison {
  readonly steps?: ReadonlySet<string>;
  readonly conditions?: ReadonlySet<string>;
  readonly sharesIntent: boolean;
}

export const nothingShared: Comparison = { sharesIntent: true };

export function comparisonOf(plans: readonly Plan[]): Comparison {
  if (plans.length < 2) return nothingShared;
  return {
    steps: commonTo(plans.map(({ steps }) => steps.map(stepKey))),
    conditions: commonTo(plans.map(({ conditions }) => (conditions ?? []).map(textKey))),
    sharesIntent: new Set(plans.map(({ intent }) => intent)).size === 1,
  };
}
