import type { Observation } from '../../../api/models';
import { isConverted, rangeText, sparkline, testSeriesOf, unitText, valueText } from './test-series';

const value = (takenAt: string) => ({ test: 'hb', taken_at: takenAt, unit: 'g/dL' }) as Observation;

describe('laboratory values', () => {
  it('are gathered by test, the newest first', () => {
    const [series] = testSeriesOf({
      test: 'hb',
      count: 9,
      newest: [value('2026-02-01'), value('2026-01-01')],
    });
    expect([series?.unit, series?.count, series?.values.length]).toEqual(['g/dL', 9, 2]);
    expect(testSeriesOf({ test: 'k', count: 0, newest: [] })).toEqual([]);
  });

  it('have ranges as laboratories print them', () => {
    expect(rangeText(13.5, 17.5, 'it')).toBe('13,5–17,5');
    expect(rangeText(null, 5, 'it')).toBe('≤ 5');
    expect(rangeText(60, null, 'en')).toBe('≥ 60');
    expect(rangeText(null, null, 'en')).toBe('');
  });

  it('keep the sign of a value beyond what can be measured', () => {
    expect(valueText(0.5, '<', 'it')).toBe('< 0,5');
    expect(valueText(60, '>=', 'en')).toBe('≥ 60');
    expect(valueText(11.2, null, 'it')).toBe('11,2');
  });

  it('are not shown more exact than they were sent', () => {
    expect(valueText(1.1312, null, 'en', true)).toBe('1.131');
  });

  it('tell another unit from another spelling', () => {
    expect(isConverted({ sent_unit: 'g/L', unit: 'g/dL' })).toBe(true);
    expect(isConverted({ sent_unit: 'G/DL', unit: 'g/dL' })).toBe(false);
    expect(isConverted({ sent_unit: '10^3/µL', unit: '10*3/uL' })).toBe(false);
    expect(isConverted({ sent_unit: '', unit: '{INR}' })).toBe(false);
  });

  it('have units as people write them', () => {
    expect(
      ['10*3/uL', '10*12/L', 'm[IU]/L', 'u[IU]/mL', 'mL/min/{1.73_m2}', '{INR}', 'umol/L'].map(unitText),
    ).toEqual(['10³/µL', '10¹²/L', 'mUI/L', 'µUI/mL', 'mL/min/1.73 m²', 'INR', 'µmol/L']);
  });

  it('draw a line from the oldest to the newest', () => {
    expect(sparkline([1, 3, 2], 100, 20)).toBe('0,20 50,0 100,10');
    expect(sparkline([5, 5], 10, 20)).toBe('0,20 10,20');
    expect(sparkline([5], 10, 20)).toBe('');
  });
});
