import type { Exam, ExamValue } from '../../../api/models';

export interface Measured extends ExamValue {
  readonly id: string;
  readonly at: string;
  readonly is_concealed: boolean;
}

/** All values of one laboratory test, newest first; never empty. */
export interface TestSeries {
  readonly test: string;
  readonly title: string;
  readonly latest: Measured;
  readonly values: readonly Measured[];
}

/** The tests with the newest values first, those of one day by name. */
export function testSeries(exams: readonly Exam[], language: string): readonly TestSeries[] {
  const series = new Map<string, { title: string; values: Measured[] }>();
  for (const { id, at, is_concealed, title, laboratory } of exams) {
    if (!laboratory) continue;
    const known = series.get(laboratory.test) ?? { title, values: [] };
    known.values.push({ ...laboratory, id, at, is_concealed });
    series.set(laboratory.test, known);
  }
  const all = [...series].flatMap(([test, { title, values }]) => {
    const sorted = values.sort((a, b) => b.at.localeCompare(a.at));
    const latest = sorted[0];
    return latest ? [{ test, title, latest, values: sorted }] : [];
  });
  const day = ({ latest }: TestSeries) => latest.at.slice(0, 10);
  return all.sort((a, b) => day(b).localeCompare(day(a)) || a.title.localeCompare(b.title, language));
}
