import type { Observation } from '../../../api/models';

/** The values of one test, the newest first. */
export interface TestSeries {
  readonly test: string;
  readonly unit: string;
  readonly values: readonly [Observation, ...Observation[]];
}

export function testSeries(observations: readonly Observation[]): readonly TestSeries[] {
  const byTest = new Map<string, Observation[]>();
  for (const observation of observations.filter(({ withdrawn_at }) => !withdrawn_at)) {
    byTest.set(observation.test, [...(byTest.get(observation.test) ?? []), observation]);
  }
  return [...byTest].flatMap(([test, rows]): TestSeries[] => {
    const [newest, ...older] = rows.toSorted((a, b) => b.taken_at.localeCompare(a.taken_at));
    return newest ? [{ test, unit: newest.unit, values: [newest, ...older] }] : [];
  });
}

/** "13,5–17,5", "≤ 5", "≥ 60": the range as laboratories print it. */
export function rangeText(low: number | null, high: number | null, language: string): string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  if (low !== null && high !== null) return `${format.format(low)}–${format.format(high)}`;
  if (high !== null) return `≤ ${format.format(high)}`;
  return low === null ? '' : `≥ ${format.format(low)}`;
}

/** UCUM as people write it: `10*3/uL` is 10³/µL. */
export function unitText(ucum: string): string {
  return ucum
    .replace(/\{([^}]*)\}/g, '$1')
    .replace(/10\*(\d)/g, (_, power: string) => `10${'⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(power)] ?? ''}`)
    .replace(/\bu(?=[Lg])/g, 'µ')
    .replaceAll('[IU]', 'UI')
    .replace('_m2', ' m²');
}

/** Points of a line through the values, oldest first, in a box of this size. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = width / (values.length - 1);
  const points = values.map((value, index) => {
    const y = height - ((value - low) / span) * height;
    return `${round(index * step)},${round(y)}`;
  });
  return points.join(' ');
}

const round = (value: number) => Math.round(value * 10) / 10;
