import { agreesWithNames, readFiscalCode } from './fiscal-code';

const today = new Date('2026-03-12');

describe('a fiscal code', () => {
  it('tells birth date and sex', () => {
    expect(readFiscalCode('rssmra85t10a562s', today)).toEqual({
      isIntact: true,
      birthDate: '1985-12-10',
      sex: 'male',
    });
  });

  it('adds forty to the day of a woman', () => {
    expect(readFiscalCode('RSSMRA85T50A562W', today)).toMatchObject({
      birthDate: '1985-12-10',
      sex: 'female',
    });
  });

  it('is read in its omocodes too', () => {
    expect(readFiscalCode('RSSMRA85T10A56NH', today)).toMatchObject({ birthDate: '1985-12-10' });
  });

  it('is not intact with a wrong last letter or a day that does not exist', () => {
    expect(readFiscalCode('RSSMRA85T10A562A', today)?.isIntact).toBe(false);
    expect(readFiscalCode('RSSMRA85B30A562S', today)).toMatchObject({ isIntact: false, birthDate: '' });
  });

  it('is nothing to read while it is not complete', () => {
    expect(readFiscalCode('RSSMRA85T10', today)).toBeUndefined();
  });

  it('agrees with the names that made it', () => {
    expect(agreesWithNames('RSSMRA85T10A562S', 'Rossi', 'Mario')).toBe(true);
    expect(agreesWithNames('FOXGFR85T10A562S', 'Fo', 'Gianfranco')).toBe(true);
    expect(agreesWithNames('DMCNDR85T10A562S', 'D’Amico', 'Andrea')).toBe(true);
    expect(agreesWithNames('RSSMRA85T10A562S', 'Verdi', 'Mario')).toBe(false);
  });
});
