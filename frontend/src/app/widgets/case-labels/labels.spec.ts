import { fullName, shortIdentity } from './identity';
import { p16Sign, tnmText } from './tnm';

const patient = { pseudonym: 'B7K2M9Q', family_name: 'Rossi', given_name: 'Maria', age: 61, sex: 'female' };
const staging = { classification: 'c', edition: '8', prefixes: [], t: 'T2', n: 'N1', m: 'M0', stage: 'I' };

describe('the short identity', () => {
  it('is initials, age and sex', () => {
    expect(shortIdentity(patient)).toBe('R.M. 61 F');
  });

  it('is the pseudonym where there is no name to abbreviate', () => {
    expect(shortIdentity({ ...patient, family_name: null, given_name: null })).toBe('B7K2M9Q 61 F');
    expect(fullName({ ...patient, family_name: null, given_name: null })).toBeUndefined();
  });

  it('guesses no sex', () => {
    expect(shortIdentity({ ...patient, sex: 'unknown' })).toBe('R.M. 61 –');
  });
});

describe('the TNM', () => {
  it('begins with the classification', () => {
    expect(tnmText(staging)).toBe('cT2 N1 M0');
    expect(tnmText({ ...staging, classification: 'p' }, '')).toBe('pT2N1M0');
  });

  it('has its prefixes where TNM wants them', () => {
    expect(tnmText({ ...staging, classification: 'p', prefixes: ['m', 'y'] })).toBe('ypT2(m) N1 M0');
  });

  it('says p16 only when it is settled', () => {
    expect([p16Sign('positive'), p16Sign('negative'), p16Sign('equivocal')]).toEqual(['p16+', 'p16−', '']);
  });
});
