import type { Observation, TestHistory } from '../../../api/models';

type Comparator = Observation['comparator'];

/** The newest values of one test, the newest first; `count` is of all there are. */
export interface TestSeries {
  readonly test: string;
  readonly unit: string;
  readonly count: number;
  readonly values: readonly [Observation, ...Observation[]];
}

/** None for a test without values. */
export function testSeriesOf({ test, count, newest }: TestHistory): TestSeries[] {
  const [first, ...older] = newest;
  return first ? [{ test, unit: first.unit, count, values: [first, ...older] }] : [];
}

export const isOutOfRange = ({ flag }: Pick<Observation, 'flag'>): boolean =>
  flag === 'low' || flag === 'high';

/** "13,5–17,5", "≤ 5", "≥ 60": the range as laboratories print it. */
export function rangeText(low: number | null, high: number | null, language: string): string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  if (low !== null && high !== null) return `${format.format(low)}–${format.format(high)}`;
  if (high !== null) return `≤ ${format.format(high)}`;
  return low === null ? '' : `≥ ${format.format(low)}`;
}

const signs: Record<string, string> = { '<': '< ', '<=': '≤ ', '>=': '≥ ', '>': '> ' };

/** The value with what the laboratory wrote before it; what was converted is not more exact than four digits. */
export function valueText(
  value: number,
  comparator: Comparator,
  language: string,
  isConverted = false,
): string {
  const digits = isConverted ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 4 };
  return `${signs[comparator ?? ''] ?? ''}${new Intl.NumberFormat(language, digits).format(value)}`;
}

/** Was it sent in a unit that is not the one it is kept in? Spelling aside. */
export function isConverted({ sent_unit, unit }: Pick<Observation, 'sent_unit' | 'unit'>): boolean {
  return sent_unit !== '' && plainUnit(sent_unit) !== plainUnit(unit);
}

const plainUnit = (unit: string) =>
  unitText(unit)
    .toLowerCase()
    .replace(/[\s^*()]/g, '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => `${'⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)}`)
    .replaceAll('iu', 'ui');

/** UCUM as people write it: `10*3/uL` is 10³/µL. */
export function unitText(ucum: string): string {
  return ucum
    .replace(/\{([^}]*)\}/g, '$1')
    .replace(
      /10\*(\d+)/g,
      (_, power: string) => `10${Array.from(power, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`,
    )
    .replace(/\bu(?=[LgmkK[])/g, 'µ')
    .replace(/\bmeq/g, 'mEq')
    .replaceAll('[IU]', 'UI')
    .replace('_m2', ' m²')
    .replace(/^\//, '1/');
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
