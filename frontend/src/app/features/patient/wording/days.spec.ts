import { hour, longDay, weekday } from './days';

const now = new Date(2026, 2, 12, 10, 0);

describe('days for patients', () => {
  it('are whole words, with the year when it is another', () => {
    expect(longDay('2026-03-20', now, 'it')).toBe('20 marzo');
    expect(longDay('2025-03-20', now, 'it')).toBe('20 marzo 2025');
  });

  it('are written the European way in English too', () => {
    const afternoon = new Date(2026, 2, 20, 15, 30).toISOString();
    expect(weekday('2026-03-20', now, 'en')).toBe('Friday 20 March');
    expect(hour(afternoon, 'en')).toBe('15:30');
  });
});
