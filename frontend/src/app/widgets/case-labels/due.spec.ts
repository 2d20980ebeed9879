import { dueWords } from './due';

const now = new Date('2026-03-11T10:00:00');

describe('dueWords', () => {
  it.each([
    ['2026-03-11T18:00:00', 'oggi 18:00'],
    ['2026-03-12T08:30:00', 'domani 08:30'],
    ['2026-03-10T18:00:00', 'ieri 18:00'],
    ['2026-03-15T18:00:00', 'dom 18:00'],
    ['2026-04-15T18:00:00', '15 apr'],
    ['2026-03-01T18:00:00', '1 mar'],
  ])('says when %s is', (at, words) => {
    expect(dueWords(new Date(at), now, 'it')).toBe(words);
  });
});
