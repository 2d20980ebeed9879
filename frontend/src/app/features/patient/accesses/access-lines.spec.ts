import type { PatientAccess } from '../../../api/models';
import { accessDays } from './access-lines';

const access = (at: string, rest: Partial<PatientAccess> = {}): PatientAccess => ({
  at,
  who: 'Marco Conti',
  facility: 'Ospedale di Bari',
  what: 'document',
  ground: 'participant',
  action: 'read',
  ...rest,
});

describe('the access log in plain words', () => {
  it('tells once what one person did in a day', () => {
    const days = accessDays([
      access('2026-03-12T10:00:00Z', { what: 'ballot', action: 'write' }),
      access('2026-03-12T09:00:00Z'),
      access('2026-03-12T08:00:00Z'),
      access('2026-03-12T08:00:00Z', { what: 'observation' }),
    ]);
    expect(days).toEqual([
      {
        day: '2026-03-12',
        lines: [
          {
            who: 'Marco Conti',
            facility: 'Ospedale di Bari',
            ground: 'participant',
            latest: '2026-03-12T10:00:00Z',
            read: ['document', 'observation'],
            written: ['ballot'],
          },
        ],
      },
    ]);
  });

  it('keeps people, grounds and days apart', () => {
    const days = accessDays([
      access('2026-03-12T10:00:00Z'),
      access('2026-03-12T09:00:00Z', { ground: 'emergency' }),
      access('2026-03-12T08:00:00Z', { who: 'Anna Greco' }),
      access('2026-03-10T08:00:00Z'),
    ]);
    expect(days.map(({ lines }) => lines.length)).toEqual([3, 1]);
  });
});
