import { ageOn, caseRequest, emptyIntake, registration } from './intake-model';

const identity = {
  family_name: 'Rossi',
  given_name: 'Mario',
  birth_date: '1965-03-13',
  birth_place: '',
  sex: 'male',
  fiscal_code: ' rssmra65c13a562s ',
};

describe('intake', () => {
  it('registers only what was written, and only consents that were given', () => {
    const sent = registration({
      ...emptyIntake,
      identity,
      consents: { ...emptyIntake.consents, dossier: true },
    });
    expect(sent.identifiers).toEqual([{ system: 'fiscal_code', value: 'RSSMRA65C13A562S' }]);
    expect(sent.contacts).toEqual([]);
    expect(sent.consents).toEqual([{ kind: 'dossier', granted: true }]);
    expect(sent).not.toHaveProperty('fiscal_code');
  });

  it('opens a case with the parts that were filled in', () => {
    const short = { ...emptyIntake, group: 'g', question: { question: 'Quale cura?', referrer_plan: '' } };
    expect(caseRequest(short, 'p')).toEqual({
      patient: 'p',
      group: 'g',
      question: 'Quale cura?',
      referrer_plan: '',
    });
    const staged = {
      ...short,
      staging: { ...emptyIntake.staging, t: 'T2', n: 'N1', m: 'M0', isRecurrent: true },
    };
    expect(caseRequest(staged, 'p').staging).toMatchObject({ t: 'T2', prefixes: ['r'] });
    const assessed = { ...short, assessment: { ...emptyIntake.assessment, ecog: '1' } };
    expect(caseRequest(assessed, 'p').assessment).toMatchObject({ ecog: 1, pack_years: null });
  });

  it('counts completed years', () => {
    expect(ageOn('1965-03-13', new Date('2026-03-12T12:00'))).toBe(60);
    expect(ageOn('1965-03-12', new Date('2026-03-12T12:00'))).toBe(61);
    expect(ageOn('')).toBeUndefined();
  });
});
