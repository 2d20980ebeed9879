import { type Fact, factOf, mistakeIn, withComputed } from './facts';

const pain: Fact = {
  id: 'pain_nrs',
  label: 'Dolore',
  datatype: 'integer',
  unit: '',
  choices: [],
  minimum: 0,
  maximum: 10,
  isComputed: false,
  group: 'symptom',
};

describe('a fact', () => {
  it('is held to its own scale', () => {
    expect(mistakeIn(pain, 10)).toBeUndefined();
    expect(mistakeIn(pain, undefined)).toBeUndefined();
    expect(mistakeIn(pain, 11)).toMatchObject({ kind: 'max', max: 10, item: 'pain_nrs' });
    expect(mistakeIn(pain, -1)).toMatchObject({ kind: 'min', min: 0 });
    expect(mistakeIn(pain, 2.5)).toMatchObject({ message: 'not_whole' });
    expect(mistakeIn({ ...pain, datatype: 'number' }, 2.5)).toBeUndefined();
  });

  it('is read from its vocabulary, with labels for its choices and no unit that is none', () => {
    const term = {
      code: 'aspiration',
      label: 'Aspirazione',
      label_it: 'Aspirazione',
      label_en: 'Aspiration',
      attributes: {
        datatype: 'choice',
        unit: '{score}',
        choice_labels: [{ code: 'none', label_it: 'Assente', label_en: 'None' }],
        minimum: null,
        maximum: null,
        is_computed: false,
        group: 'swallowing',
      },
    };
    const fact = factOf(term, ({ label_it }) => label_it);
    expect(fact.choices).toEqual([{ value: 'none', label: 'Assente' }]);
    expect(fact.unit).toBe('');
  });

  it('gives the body mass index from weight and height', () => {
    expect(withComputed({ weight: 70, height: 175 })['bmi']).toBe(22.9);
    expect(withComputed({ weight: 70 })).toEqual({ weight: 70 });
  });
});
