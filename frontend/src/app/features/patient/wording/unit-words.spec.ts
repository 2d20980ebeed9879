import { unitWords } from './unit-words';

describe('units in words', () => {
  it.each([
    ['g/dL', 'g/dL'],
    ['10*3/uL', '10³/µL'],
    ['ug/dL', 'µg/dL'],
    ['m[IU]/L', 'mIU/L'],
    ['{INR}', ''],
    ['U/L', 'U/L'],
    ['mL/min/{1.73_m2}', 'mL/min/1,73 m²'],
  ])('%s is "%s"', (ucum, words) => {
    expect(unitWords(ucum)).toBe(words);
  });
});
