import { agreesWithP16, diagnosisBody, emptyDiagnosis, pdl1Band } from './diagnosis-model';

describe('a diagnosis', () => {
  it('holds the share of p16 cells to what it was called', () => {
    expect(agreesWithP16(null, '')).toBe(true);
    expect(agreesWithP16(70, 'positive')).toBe(true);
    expect(agreesWithP16(69, 'positive')).toBe(false);
    expect(agreesWithP16(60, 'equivocal')).toBe(true);
    expect(agreesWithP16(90, 'negative')).toBe(true);
    expect(agreesWithP16(90, 'not_tested')).toBe(false);
  });

  it('knows the band of a combined positive score', () => {
    expect([null, 0.5, 1, 19, 20].map(pdl1Band)).toEqual(['', 'lt1', '1_19', '1_19', 'ge20']);
  });

  it('lets the band follow from the score, and a first tumour have no earlier one', () => {
    const told = { ...emptyDiagnosis, topography: 'C02.1', earlier_tumour: 'lingua 2019', pdl1_cps: 'lt1' };
    expect(diagnosisBody({ ...told, pdl1_cps_score: 30 })).toMatchObject({
      pdl1_cps: '',
      pdl1_cps_score: '30',
      earlier_tumour: '',
    });
    expect(diagnosisBody({ ...told, presentation: 'recurrent' })).toMatchObject({
      pdl1_cps: 'lt1',
      earlier_tumour: 'lingua 2019',
      earlier_tumour_on: null,
    });
  });
});
