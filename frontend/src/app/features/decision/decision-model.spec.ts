import type { Decision, Option, Round } from '../../api/models';
import { decisionRequest, departs, dissentersFrom, modelOfDraft, modelOfRound } from './decision-model';

const options = [
  { id: 'a', conditions: ['margini negativi'] },
  { id: 'b', conditions: [] },
] as unknown as Option[];

function closed(counts: Record<string, number>, leaders: string[], eligible = 6): Round {
  const result = { counts, leaders, is_tie: leaders.length > 1, eligible, quorum_met: true };
  return { result, ballots: [] } as unknown as Round;
}

describe('a decision', () => {
  it('begins from what most chose, with its conditions and the order of the others', () => {
    expect(modelOfRound(closed({ a: 4, b: 1, c: 2, d: 0 }, ['a'], 7), options)).toMatchObject({
      option: 'a',
      alternatives: ['c', 'b'],
      conditions: ['margini negativi'],
      consensus: '',
    });
  });

  it('begins from nothing where the vote is tied', () => {
    expect(modelOfRound(closed({ a: 2, b: 2, c: 1 }, ['a', 'b']), options)).toMatchObject({
      option: '',
      alternatives: [],
      conditions: [],
      consensus: '',
    });
  });

  it('orders the others only as far as the votes do', () => {
    expect(modelOfRound(closed({ a: 4, b: 1, c: 1 }, ['a']), options).alternatives).toEqual([]);
    expect(modelOfRound(closed({ a: 4, b: 1, c: 2, d: 1 }, ['a']), options).alternatives).toEqual(['c']);
  });

  it('is unanimous only if nobody was missing', () => {
    expect(modelOfRound(closed({ a: 6 }, ['a']), options).consensus).toBe('unanimous');
    expect(modelOfRound(closed({ a: 5 }, ['a']), options).consensus).toBe('');
  });

  it('leaves the plurality with any other option, and none in a tie', () => {
    expect(departs(closed({ a: 2, b: 1 }, ['a']), 'b')).toBe(true);
    expect(departs(closed({ a: 2, b: 1 }, ['a']), 'a')).toBe(false);
    expect(departs(closed({ a: 2, b: 2 }, ['a', 'b']), 'b')).toBe(false);
    expect(departs(closed({ a: 0 }, []), 'a')).toBe(false);
  });

  it('lists whoever named another option, not whoever named none', () => {
    const ballots = [
      { id: '1', name: 'Conti', option: 'a', ranking: [] },
      { id: '2', name: 'Rinaldi', option: 'b', ranking: [], reason: 'Trimodalità' },
      { id: '3', name: 'Greco', option: null, ranking: ['b', 'a'] },
      { id: '4', name: 'De Santis', option: null, ranking: [] },
    ];
    const round = { ...closed({ a: 1, b: 2 }, ['b']), ballots } as unknown as Round;
    expect(dissentersFrom(round, 'a').map(({ name, reason }) => [name, reason])).toEqual([
      ['Rinaldi', 'Trimodalità'],
      ['Greco', ''],
    ]);
    expect(dissentersFrom(round, '')).toEqual([]);
  });

  it('goes to the server and comes back the same', () => {
    const model = {
      ...modelOfRound(closed({ a: 4, b: 1 }, ['a']), options),
      consensus: 'majority' as const,
      actions: [{ what: ' Bonifica dentaria ', owner: '', where: '', due: '' }],
    };
    const request = decisionRequest(model);
    expect(request.actions).toEqual([{ what: 'Bonifica dentaria', owner: null, where: '', due: null }]);
    expect(modelOfDraft({ ...request, round: 'r' } as unknown as Decision)).toMatchObject({
      option: 'a',
      alternatives: ['b'],
      actions: [{ what: 'Bonifica dentaria', owner: '', where: '', due: '' }],
    });
  });

  it('never ranks the chosen option among the alternatives', () => {
    const model = { ...modelOfRound(closed({ a: 4 }, ['a']), options), alternatives: ['a', 'b'] };
    expect(decisionRequest(model).alternatives).toEqual(['b']);
  });
});
