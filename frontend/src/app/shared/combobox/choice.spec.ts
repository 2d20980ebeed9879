import { choicesMatching } from './choice';

const sites = [
  { value: 'C02.9', label: 'Lingua, NAS', detail: 'C02.9' },
  { value: 'C02.1', label: 'Bordo della lingua', detail: 'C02.1' },
  { value: 'C30.0', label: 'Cavità nasale', detail: 'C30.0' },
];
const valuesFor = (typed: string) => choicesMatching(sites, typed).map(({ value }) => value);

describe('choicesMatching', () => {
  it('offers everything before anything is typed', () => {
    expect(valuesFor(' ')).toHaveLength(3);
  });

  it('finds every word anywhere, accents and case aside', () => {
    expect(valuesFor('NASALE cavita')).toEqual(['C30.0']);
  });

  it('puts what begins with the words first', () => {
    expect(valuesFor('lingua')).toEqual(['C02.9', 'C02.1']);
  });

  it('finds by code', () => {
    expect(valuesFor('c02.1')).toEqual(['C02.1']);
  });
});
