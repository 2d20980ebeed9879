import { computedResponse, emptyOutcome, isDeath, outcomeRequest } from './outcome-model';

const today = new Date('2026-03-11T23:30:00');

describe('an outcome being recorded', () => {
  it('was seen today unless said', () => {
    expect(emptyOutcome(today).observed_on).toBe('2026-03-11');
  });

  it('has a grade only as a toxicity', () => {
    const outcome = { ...emptyOutcome(today), code: 'mucositis_oral', grade: '2' };
    expect(outcomeRequest({ ...outcome, kind: 'toxicity' }).grade).toBe(2);
    expect(outcomeRequest({ ...outcome, kind: 'response', code: 'PR' }).grade).toBeUndefined();
  });

  it('knows what ends the follow-up', () => {
    expect(isDeath('vital_status', 'dead_other')).toBe(true);
    expect(isDeath('vital_status', 'alive_ned')).toBe(false);
    expect(isDeath('response', 'PD')).toBe(false);
  });

  it.each([
    [100, null, 0, 'CR'],
    [100, null, 70, 'PR'],
    [100, null, 70.1, 'SD'],
    [100, null, 120, 'PD'],
    [20, null, 24, 'SD'],
    [100, 30, 36, 'PD'],
    [100, 30, 35.9, 'PR'],
  ])('of %s, at best %s, now %s is %s', (baseline_mm, nadir_mm, current_mm, code) => {
    const outcome = { ...emptyOutcome(today), kind: 'response' as const, baseline_mm, nadir_mm, current_mm };
    expect(computedResponse(outcome)).toBe(code);
  });

  it('sends measures with a response only', () => {
    const outcome = { ...emptyOutcome(today), code: 'distant', baseline_mm: 50, current_mm: 20 };
    expect(outcomeRequest({ ...outcome, kind: 'recurrence' }).current_mm).toBeUndefined();
    expect(outcomeRequest({ ...outcome, kind: 'response' }).current_mm).toBe(20);
  });
});
