import type { Diagnosis } from '../../../api/models';
import { takenOver } from './take-over';

const diagnosis = {
  id: 'diagnosis',
  version: 3,
  topography: 'C09.0',
  morphology: '8070/3',
  grade: 'G2',
  p16_status: 'negative',
  p16_percent: 10,
  pdl1_cps: 'lt1',
  pdl1_cps_score: 0.5,
  presentation: 'primary',
  note: 'da rivedere',
} as Diagnosis;
const report = { p16_percent: 90, pdl1_cps: 30 };

describe('what is taken over from a report', () => {
  it('replaces that fact of the diagnosis and leaves the others as they were', () => {
    const body = takenOver(diagnosis, { field: 'grade', report: 'G3', diagnosis: 'G2' }, report);
    expect(body).toMatchObject({
      grade: 'G3',
      topography: 'C09.0',
      morphology: '8070/3',
      note: 'da rivedere',
    });
    expect(body).toMatchObject({ p16_status: 'negative', p16_percent: 10, pdl1_cps_score: '0.5' });
    expect(body).not.toHaveProperty('version');
  });

  it('brings the share of cells with the p16 that it says', () => {
    const difference = { field: 'p16_status', report: 'positive', diagnosis: 'negative' };
    expect(takenOver(diagnosis, difference, report)).toMatchObject({
      p16_status: 'positive',
      p16_percent: 90,
    });
    expect(takenOver(diagnosis, difference, { ...report, p16_percent: null }).p16_percent).toBeNull();
  });

  it('writes the score of PD-L1, whose band the server finds, over an older one', () => {
    const difference = { field: 'pdl1_cps', report: 'ge20', diagnosis: 'lt1' };
    expect(takenOver(diagnosis, difference, report)).toMatchObject({ pdl1_cps: '', pdl1_cps_score: '30' });
  });
});
