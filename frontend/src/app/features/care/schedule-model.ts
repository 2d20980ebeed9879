import type { ProposedVisit, Schedule } from '../../api/models';

/** What the schedule asks for by one rule: several controls, one line. */
export interface RuleLine {
  readonly ruleId: string;
  readonly visits: readonly ProposedVisit[];
  readonly because: readonly string[];
  readonly fresh: readonly ProposedVisit[];
  readonly moving: readonly ProposedVisit[];
  readonly kept: number;
  readonly past: number;
}

export function linesOf(schedule: Schedule): RuleLine[] {
  const byRule = new Map<string, ProposedVisit[]>();
  for (const visit of schedule.visits) {
    byRule.set(visit.rule_id, [...(byRule.get(visit.rule_id) ?? []), visit]);
  }
  return [...byRule].map(([ruleId, visits]) => ({
    ruleId,
    visits,
    because: visits.at(0)?.because ?? [],
    fresh: visits.filter(({ state }) => state === 'new'),
    moving: visits.filter(({ state }) => state === 'moves'),
    kept: visits.filter(({ state }) => state === 'kept').length,
    past: visits.filter(({ state }) => state === 'past').length,
  }));
}

/** How much generating would change, without the rules that are not wanted. */
export function changesOf(schedule: Schedule, unwanted: ReadonlySet<string>): number {
  const lines = linesOf(schedule);
  const fresh = lines.filter(({ ruleId }) => !unwanted.has(ruleId)).flatMap((line) => line.fresh);
  return fresh.length + lines.flatMap(({ moving }) => moving).length + schedule.surplus.length;
}

/** Rules by name, where somebody left one out; nothing where all are wanted. */
export function wantedRules(schedule: Schedule, unwanted: ReadonlySet<string>): string[] | null {
  const rules = linesOf(schedule).map(({ ruleId }) => ruleId);
  return rules.some((rule) => unwanted.has(rule)) ? rules.filter((rule) => !unwanted.has(rule)) : null;
}
