import { ace27Grade, agePoints, charlsonIndex } from './comorbidity';

const mild = { code: 'liver_mild', weight: 1, graver: 'liver_severe' };
const severe = { code: 'liver_severe', weight: 3, graver: null };
const infarct = { code: 'mi', weight: 1, graver: null };

describe('comorbidity', () => {
  it('counts the graver of two forms of one disease', () => {
    expect(charlsonIndex([])).toBe(0);
    expect(charlsonIndex([mild, infarct])).toBe(2);
    expect(charlsonIndex([mild, severe, infarct])).toBe(4);
  });

  it('adds a point a decade from fifty on', () => {
    expect([49, 50, 69, 80, 95].map(agePoints)).toEqual([0, 1, 2, 4, 4]);
  });

  it('takes the highest grade, and two moderate systems for severe', () => {
    const heart = { system: 'cardiovascular', grade: 2 };
    expect(ace27Grade([])).toBe(0);
    expect(ace27Grade([heart, heart, { system: 'endocrine', grade: 1 }])).toBe(2);
    expect(ace27Grade([heart, { system: 'endocrine', grade: 2 }])).toBe(3);
  });
});
