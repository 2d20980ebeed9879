import { dayOf, endOfDay } from './end-of-day';

describe('the end of a place', () => {
  it('lies in the last second of the day that was chosen', () => {
    const end = new Date(endOfDay('2026-03-12'));
    expect([end.getDate(), end.getHours(), end.getMinutes()]).toEqual([12, 23, 59]);
  });

  it('is shown as the day it was given as', () => {
    expect(dayOf(endOfDay('2026-03-12'))).toBe('2026-03-12');
    expect(dayOf(null)).toBe('');
  });
});
