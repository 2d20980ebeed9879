import { commonTo, stepKey, textKey } from './differences';

describe('the differences between options', () => {
  it('finds what every column has', () => {
    expect([...commonTo([['a', 'b'], ['b', 'c'], ['b']])]).toEqual(['b']);
  });

  it('finds no difference in a single column', () => {
    expect(commonTo([['a', 'b']])).toEqual(new Set(['a', 'b']));
    expect(commonTo([])).toEqual(new Set());
  });

  it('tells two doses of the same treatment apart, and not two notes', () => {
    const step = { treatment: 'RT.POST', dose_gy: 60, fractions: 30, note: 'letto' };
    expect(stepKey(step)).toBe(stepKey({ ...step, note: '' }));
    expect(stepKey(step)).not.toBe(stepKey({ ...step, dose_gy: 66, fractions: 33 }));
  });

  it('reads conditions as people write them', () => {
    expect(textKey('  Margini  negativi')).toBe(textKey('margini negativi'));
  });
});
