import { emptyOutcome, isDeath, outcomeRequest } from './outcome-model';

const today = new Date('2026-03-11T23:30:00');

describe('an outcome being recorded', () => {
  it('was seen today unless said', () => {
    expect(emptyOutcome(today).observed_on).toBe('2026-03-11');
  });

  it('has a grade only as a toxicity', () => {
    const outcome = { ...emptyOutcome(today), code: 'mucositis_oral', grade: '2' };
    expect(outcomeRequest({ ...outcome, kind: 'toxicity' }).grade).toBe(2);
    expect(outcomeRequest({ ...outcome, kind: 'response', code: 'PR' }).grade).toBeNull();
  });

  it('knows what ends the follow-up', () => {
    expect(isDeath('vital_status', 'dead_other')).toBe(true);
    expect(isDeath('vital_status', 'alive_ned')).toBe(false);
    expect(isDeath('response', 'PD')).toBe(false);
  });
});
