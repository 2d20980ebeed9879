import type { Observation, Term } from '../../../api/models';
import { emptyLine, lineOf, observationsOf, usualRange } from './values-model';

describe('values to record', () => {
  const model = {
    taken_at: '2026-03-12T08:00',
    laboratory: ' Centrale ',
    lines: [
      { ...emptyLine, test: 'hb', value: '12,1' },
      { ...emptyLine, test: 'k', value: ' 4 ', unit: 'meq/L', low: 3.5, high: 5 },
      { ...emptyLine, test: 'na' },
      { ...emptyLine, value: '3' },
    ],
  };

  it('are the lines with a test and a value, in the unit that was chosen or the vocabulary’s', () => {
    const sent = observationsOf(model, (test) => (test === 'hb' ? 'g/dL' : 'mmol/L'));
    expect(sent.map(({ test, unit }) => [test, unit])).toEqual([
      ['hb', 'g/dL'],
      ['k', 'meq/L'],
    ]);
    expect(sent.map(({ value }) => value)).toEqual(['12,1', '4']);
    expect(sent[0]?.laboratory).toBe('Centrale');
  });

  it('carry a range only where one was written', () => {
    const [hb, k] = observationsOf(model, () => '');
    expect(hb).not.toHaveProperty('reference_low');
    expect(k).toMatchObject({ reference_low: 3.5, reference_high: 5 });
  });

  it('come back to be corrected as they are kept', () => {
    const row = {
      test: 'tsh',
      value: 0.01,
      comparator: '<',
      unit: 'm[IU]/L',
      taken_at: new Date(2026, 2, 12, 8, 0).toISOString(),
      reference_low: 0.4,
      reference_high: 4,
      laboratory: null,
    } as Observation;
    expect(lineOf(row)).toEqual({
      taken_at: '2026-03-12T08:00',
      laboratory: '',
      lines: [{ test: 'tsh', value: '<0.01', unit: 'm[IU]/L', low: 0.4, high: 4 }],
    });
  });

  it('are compared with the usual range of the sex', () => {
    const term = {
      attributes: { ref_low_m: 13.5, ref_high_m: 17.5, ref_low_f: 12, ref_high_f: 16 },
    } as unknown as Term;
    expect(usualRange(term, 'female')).toEqual({ low: 12, high: 16 });
    expect(usualRange(term, 'male')).toEqual({ low: 13.5, high: 17.5 });
    expect(usualRange(undefined, 'male')).toEqual({ low: null, high: null });
  });
});
