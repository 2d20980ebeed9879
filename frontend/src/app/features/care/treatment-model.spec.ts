import { emptyTreatment, treatmentRequest } from './treatment-model';

const course = { ...emptyTreatment, code: 'RT.POST', started_on: '2026-03-02' };

describe('a treatment being recorded', () => {
  it('sends nothing for what is not known', () => {
    expect(treatmentRequest(course, { drugs: false, radiation: true })).toMatchObject({
      code: 'RT.POST',
      ended_on: null,
      facility: null,
      discharge_letter: null,
    });
  });

  it('sends only what belongs to the treatment', () => {
    const mixed = { ...course, dose_gy: 60, fractions: 30, regimen: 'cis100', cycles: 3 };
    expect(treatmentRequest(mixed, { drugs: false, radiation: true })).toMatchObject({
      dose_gy: 60,
      fractions: 30,
      regimen: '',
      cycles: null,
    });
    expect(treatmentRequest(mixed, { drugs: true, radiation: false })).toMatchObject({
      dose_gy: null,
      regimen: 'cis100',
      cycles: 3,
    });
  });

  it('gives a reason for stopping only once it has ended', () => {
    const stopped = { ...course, stopped_reason: 'toxicity' as const };
    expect(treatmentRequest(stopped, { drugs: true, radiation: true }).stopped_reason).toBe('');
    expect(
      treatmentRequest({ ...stopped, ended_on: '2026-03-20' }, { drugs: true, radiation: true })
        .stopped_reason,
    ).toBe('toxicity');
  });

  it('does not send what only the form knows', () => {
    expect(treatmentRequest(course, { drugs: true, radiation: true })).not.toHaveProperty('more_to_come');
  });
});
