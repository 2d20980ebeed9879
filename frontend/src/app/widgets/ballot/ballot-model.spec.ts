import type { Ballot } from '../../api/models';
import { ballotRequest, confirmationOf, emptyBallot, modelOfBallot } from './ballot-model';

const cast: Ballot = {
  id: 'ballot',
  round: 'round',
  kind: 'choice',
  option: 'b',
  ranking: [],
  confidence: 4,
  reason: 'Margini',
  investigation: null,
  cast_at: '2026-03-11T10:00:00Z',
  stale: true,
  stale_since: '2026-03-11T11:00:00Z',
};

describe('a ballot', () => {
  it('begins without a choice', () => {
    expect(emptyBallot('single').stance).toBe('');
    expect(emptyBallot('ranked').ranking).toEqual([]);
  });

  it('sends what fits its kind and nothing else', () => {
    const model = { ...emptyBallot('single'), ranking: ['a'], confidence: 3, reason: 'Perché' };
    expect(ballotRequest({ ...model, stance: 'b' })).toEqual({
      kind: 'choice',
      option: 'b',
      confidence: 3,
      reason: 'Perché',
    });
    expect(ballotRequest({ ...model, stance: 'abstain' })).toEqual({ kind: 'abstain', reason: 'Perché' });
    expect(ballotRequest({ ...model, stance: 'ranked' })).toMatchObject({ kind: 'ranked', ranking: ['a'] });
  });

  it('asks what is to be found out, by whom and until when', () => {
    const investigation = { what: ' Audiometria ', why: '', owner: '', due: '2026-03-20' };
    const asked = ballotRequest({
      ...emptyBallot('single'),
      stance: 'investigate',
      investigation,
    }).investigation;
    expect(asked).toMatchObject({ what: 'Audiometria', owner: null });
    expect(new Date(asked?.due ?? '').getDate()).toBe(20);
  });

  it('is changed from what it said', () => {
    expect(modelOfBallot(cast)).toMatchObject({ stance: 'b', confidence: 4, reason: 'Margini' });
    expect(modelOfBallot({ ...cast, kind: 'abstain', option: null }).stance).toBe('abstain');
  });

  it('is confirmed as it was', () => {
    expect(confirmationOf(cast)).toEqual({
      kind: 'choice',
      option: 'b',
      ranking: [],
      confidence: 4,
      reason: 'Margini',
    });
  });
});
