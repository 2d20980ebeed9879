import { fuzzyFilter, fuzzyScore } from './fuzzy';

describe('fuzzy search', () => {
  it('finds letters in order, accents and case aside', () => {
    expect(fuzzyScore('citta', 'Città di cura')).toBeDefined();
    expect(fuzzyScore('cdc', 'Città di cura')).toBeDefined();
    expect(fuzzyScore('zz', 'Città di cura')).toBeUndefined();
    expect(fuzzyScore('arc', 'cura')).toBeUndefined();
  });

  it('puts beginnings of words first', () => {
    const items = ['Vai ai casi', 'Amministrazione', 'Casi'];
    expect(fuzzyFilter('casi', items, (item) => item)).toEqual(['Casi', 'Vai ai casi']);
  });

  it('keeps everything while nothing is asked', () => {
    expect(fuzzyFilter('  ', ['b', 'a'], (item) => item)).toEqual(['b', 'a']);
  });
});
