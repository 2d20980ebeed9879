import { openState, openingSpans, weekdayName } from './opening';

const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '08:00', closes: '14:00' }));
const tuesdayEvening = { day: 2, opens: '15:00', closes: '18:00' };
/** Tuesday in summer: Rome is two hours ahead. */
const at = (utc: string) => new Date(`2026-07-14T${utc}:00Z`);

describe('opening hours', () => {
  it('are told by the clock of the place', () => {
    expect(openState(weekdays, at('06:00'))).toEqual({ isOpen: true, until: '14:00' });
    expect(openState(weekdays, at('05:59'))).toEqual({ isOpen: false, until: '08:00', inDays: 0, day: 2 });
  });

  it('name the next opening, today or after the weekend', () => {
    const openings = [...weekdays, tuesdayEvening];
    expect(openState(openings, at('12:30'))).toEqual({ isOpen: false, until: '15:00', inDays: 0, day: 2 });
    expect(openState(weekdays, new Date('2026-07-17T15:00:00Z'))).toEqual({
      isOpen: false,
      until: '08:00',
      inDays: 3,
      day: 1,
    });
  });

  it('that nobody wrote down are never open', () => {
    expect(openState([], at('10:00'))).toEqual({ isOpen: false });
  });

  it('of days in a row are taken together', () => {
    expect(openingSpans([...weekdays, tuesdayEvening])).toEqual([
      { from: 1, to: 1, hours: ['08:00–14:00'] },
      { from: 2, to: 2, hours: ['08:00–14:00', '15:00–18:00'] },
      { from: 3, to: 5, hours: ['08:00–14:00'] },
    ]);
  });

  it('name weekdays in the language of the reader', () => {
    expect([weekdayName(1, 'it', 'short'), weekdayName(7, 'it', 'long')]).toEqual(['lun', 'domenica']);
  });
});
