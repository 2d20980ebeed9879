import { gulpease, readingEase } from './gulpease';

describe('the Gulpease index', () => {
  it('follows its formula', () => {
    // 6 words, 28 letters, 1 sentence: 89 + (300 − 280) / 6.
    expect(gulpease('La cura comincia lunedì alle nove.')).toBe(92);
  });

  it('stays between 0 and 100', () => {
    expect(gulpease('Va a casa. Sta qui. È ok.')).toBe(100);
    expect(gulpease(`${'otorinolaringoiatricamente '.repeat(30)}.`)).toBe(0);
  });

  it('counts sentences by their ends, not decimals or abbreviations inside words', () => {
    const one = gulpease('La dose totale è di 66.5 gray in trenta giorni');
    const two = gulpease('La dose totale è di 66.5 gray. In trenta giorni');
    expect(two).toBeGreaterThan(one ?? 0);
  });

  it('says nothing of a few words', () => {
    expect(gulpease('Operazione domani.')).toBeUndefined();
    expect(gulpease('')).toBeUndefined();
  });

  it('is easier with shorter sentences', () => {
    const long =
      'Il gruppo ha deciso che sarà operata e poi farà la radioterapia per sei settimane nello stesso ospedale';
    const short =
      'Il gruppo ha deciso. Sarà operata. Poi farà la radioterapia per sei settimane nello stesso ospedale';
    expect(gulpease(short)).toBeGreaterThan(gulpease(long) ?? 0);
  });
});

describe('the reading ease', () => {
  it.each([
    [95, 'primary'],
    [80, 'primary'],
    [79, 'middle'],
    [60, 'middle'],
    [59, 'high'],
    [40, 'high'],
    [39, 'hard'],
  ])('%i is %s', (index, ease) => {
    expect(readingEase(index)).toBe(ease);
  });
});
