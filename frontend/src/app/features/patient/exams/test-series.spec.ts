import type { Exam } from '../../../api/models';
import { testSeries } from './test-series';

const value = (id: string, test: string, at: string, amount = 1): Exam => ({
  id,
  at,
  kind: 'laboratory',
  title: test,
  is_concealed: false,
  explanation: '',
  pathology: null,
  document: null,
  study: null,
  laboratory: {
    test,
    value: amount,
    comparator: '',
    unit: 'g/dL',
    reference_low: null,
    reference_high: null,
    flag: null,
  },
});

describe('the series of a laboratory test', () => {
  it('holds every value of the test, newest first', () => {
    const [series] = testSeries(
      [value('old', 'hb', '2026-01-10T08:00:00Z'), value('new', 'hb', '2026-03-10T08:00:00Z')],
      'it',
    );
    expect([series?.latest.id, series?.values.map(({ id }) => id)]).toEqual(['new', ['new', 'old']]);
  });

  it('puts the newest tests first, those of one day by name', () => {
    const exams = [
      value('1', 'Urea', '2026-03-10T08:00:00Z'),
      value('2', 'Calcio', '2026-01-10T08:00:00Z'),
      value('3', 'Sodio', '2026-03-10T09:00:00Z'),
    ];
    expect(testSeries(exams, 'it').map(({ test }) => test)).toEqual(['Sodio', 'Urea', 'Calcio']);
  });
});
