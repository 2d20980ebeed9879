import type { Observation } from '../../../api/models';
import { rangeText, sparkline, testSeries, unitText } from './test-series';

const value = (test: string, takenAt: string, withdrawn: string | null = null) =>
  ({ test, taken_at: takenAt, unit: 'g/dL', withdrawn_at: withdrawn }) as Observation;

describe('laboratory values', () => {
  it('are gathered by test, the newest first', () => {
    const series = testSeries([
      value('hb', '2026-01-01'),
      value('k', '2026-01-02'),
      value('hb', '2026-02-01'),
    ]);
    expect(series.map(({ test, values }) => [test, values.length])).toEqual([
      ['hb', 2],
      ['k', 1],
    ]);
    expect(series[0]?.values[0].taken_at).toBe('2026-02-01');
  });

  it('leave out what was withdrawn', () => {
    expect(testSeries([value('hb', '2026-01-01', '2026-01-02')])).toEqual([]);
  });

  it('have ranges as laboratories print them', () => {
    expect(rangeText(13.5, 17.5, 'it')).toBe('13,5–17,5');
    expect(rangeText(null, 5, 'it')).toBe('≤ 5');
    expect(rangeText(60, null, 'en')).toBe('≥ 60');
    expect(rangeText(null, null, 'en')).toBe('');
  });

  it('have units as people write them', () => {
    expect(['10*3/uL', 'm[IU]/L', 'mL/min/{1.73_m2}', '{INR}'].map(unitText)).toEqual([
      '10³/µL',
      'mUI/L',
      'mL/min/1.73 m²',
      'INR',
    ]);
  });

  it('draw a line from the oldest to the newest', () => {
    expect(sparkline([1, 3, 2], 100, 20)).toBe('0,20 50,0 100,10');
    expect(sparkline([5, 5], 10, 20)).toBe('0,20 10,20');
    expect(sparkline([5], 10, 20)).toBe('');
  });
});
