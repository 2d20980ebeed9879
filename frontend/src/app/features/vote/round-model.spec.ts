import { minuteOf } from '../../shared/moment/local-time';
import { specialtiesOf, unreachable, usualDeadline } from './round-model';

describe('the usual vote', () => {
  it('ends after a week, in the evening', () => {
    expect(minuteOf(usualDeadline(new Date('2026-03-28T09:12:00')))).toBe('2026-04-04T18:00');
  });

  it('wants three specialties and offers those of the board', () => {
    const members = [{ specialty: 'radiology' }, { specialty: 'surgery_hn' }, { specialty: '' }];
    expect(specialtiesOf(members)).toEqual([
      'surgery_hn',
      'radiation_oncology',
      'medical_oncology',
      'radiology',
    ]);
  });

  it('knows when its quorum cannot be met', () => {
    const members = [
      { id: '1', specialty: 'surgery_hn' },
      { id: '2', specialty: 'medical_oncology' },
    ];
    const quorum = ['surgery_hn', 'medical_oncology'];
    expect(unreachable({ quorum, eligible: ['1'] }, members)).toEqual(['medical_oncology']);
    expect(unreachable({ quorum, eligible: ['1', '2'] }, members)).toEqual([]);
  });
});
