import { absoluteTime, parseMoment, relativeDay, relativeTime } from './time-words';

const now = new Date(2026, 2, 12, 10, 0);
const at = (day: number, hour = 10, minute = 0) => new Date(2026, 2, day, hour, minute);

describe('times in words', () => {
  it.each([
    [at(12, 10, 0), 'ora'],
    [at(12, 9, 55), '5 minuti fa'],
    [at(12, 13), 'tra 3 ore'],
    [at(13), 'domani'],
    [at(9), '3 giorni fa'],
    [at(26), 'tra 2 settimane'],
  ])('says %s as "%s"', (moment, words) => {
    expect(relativeTime(moment, now, 'it')).toBe(words);
  });

  it.each([
    [at(11, 23, 59), 'ieri'],
    [at(12, 0), 'oggi'],
    [at(20), 'tra 8 giorni'],
    [at(30), 'tra 3 settimane'],
  ])('counts days by the calendar: %s is "%s"', (day, words) => {
    expect(relativeDay(day, now, 'it')).toBe(words);
  });

  it('keeps a plain date the day it is', () => {
    const { at: day, isDay } = parseMoment('2026-03-12');
    expect([isDay, day.getDate(), day.getHours()]).toEqual([true, 12, 0]);
  });

  it('names the year only when it is another', () => {
    expect(absoluteTime(at(12), now, 'it', false)).toBe('12 mar');
    expect(absoluteTime(new Date(2025, 2, 12), now, 'it', false)).toBe('12 mar 2025');
  });

  it('are written the European way in English', () => {
    expect(absoluteTime(at(12, 16, 40), now, 'en')).toBe('12 Mar, 16:40');
  });
});
