import type { ProposedVisit, Schedule } from '../../api/models';
import { changesOf, linesOf, wantedRules } from './schedule-model';

function proposed(rule_id: string, number: number, state: ProposedVisit['state']): ProposedVisit {
  return {
    rule_id,
    number,
    state,
    kind: 'clinical_visit',
    label_it: '',
    label_en: '',
    due_from: '2026-08-15',
    due_to: '2026-10-15',
    scheduled_on: '2026-09-15',
    because: ['everybody'],
    with_rules: [],
  };
}

const schedule: Schedule = {
  anchor: '2026-06-15',
  reason: null,
  basis: 'guideline',
  bases: [],
  visits: [
    proposed('visit_y1', 1, 'past'),
    proposed('tsh', 1, 'new'),
    proposed('visit_y1', 2, 'kept'),
    proposed('visit_y1', 3, 'moves'),
    proposed('visit_y1', 4, 'new'),
  ],
  surplus: [],
  to_decide: [],
  on_symptoms: [],
  not_applicable: [],
};

describe('the schedule of follow-up', () => {
  it('gathers controls by rule, in the order of their first', () => {
    const told = linesOf(schedule).map((line) => [
      line.ruleId,
      line.fresh.length,
      line.moving.length,
      line.kept,
      line.past,
    ]);
    expect(told).toEqual([
      ['visit_y1', 1, 1, 1, 1],
      ['tsh', 1, 0, 0, 0],
    ]);
  });

  it('counts what would change, without what is not wanted', () => {
    expect(changesOf(schedule, new Set())).toBe(3);
    expect(changesOf(schedule, new Set(['visit_y1']))).toBe(2);
  });

  it('names rules only where one was left out', () => {
    expect(wantedRules(schedule, new Set())).toBeNull();
    expect(wantedRules(schedule, new Set(['tsh']))).toEqual(['visit_y1']);
  });
});
