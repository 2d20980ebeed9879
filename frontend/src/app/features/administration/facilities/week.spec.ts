import { flaw, nextOpening, sameOnWeekdays } from './week';

const opening = (day: number, opens: string, closes: string) => ({ day, opens, closes });

describe('a week of openings', () => {
  it('closes after it opens', () => {
    expect(flaw([opening(1, '08:00', '14:00')])).toBeUndefined();
    expect(flaw([opening(1, '14:00', '08:00')])).toBe('closes_before_opening');
  });

  it('has no two openings at once on one day', () => {
    expect(flaw([opening(1, '08:00', '14:00'), opening(1, '13:00', '18:00')])).toBe('openings_overlap');
    expect(flaw([opening(1, '08:00', '14:00'), opening(1, '08:00', '14:00')])).toBe('openings_overlap');
    expect(flaw([opening(1, '08:00', '14:00'), opening(1, '14:00', '18:00')])).toBeUndefined();
    expect(flaw([opening(1, '08:00', '14:00'), opening(2, '13:00', '18:00')])).toBeUndefined();
  });

  it('offers the afternoon after the morning', () => {
    expect(nextOpening([opening(1, '08:00', '14:00')], 1).opens).toBe('15:00');
    expect(nextOpening([opening(1, '08:00', '14:00')], 2).opens).toBe('08:00');
  });

  it('copies Monday to Friday and leaves the weekend', () => {
    const week = sameOnWeekdays([
      opening(1, '08:00', '14:00'),
      opening(3, '09:00', '10:00'),
      opening(6, '08:00', '12:00'),
    ]);
    expect(week.map(({ day, opens }) => [day, opens])).toEqual([
      [1, '08:00'],
      [2, '08:00'],
      [3, '08:00'],
      [4, '08:00'],
      [5, '08:00'],
      [6, '08:00'],
    ]);
  });
});
