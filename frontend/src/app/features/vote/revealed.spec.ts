import type { RevealedBallot, Round } from '../../api/models';
import { barsOf, stageRowsOf, voicesOf } from './revealed';

const line = (letter: string) => ({ option: letter.toLowerCase(), letter, title: `Opzione ${letter}` });
const ballot = (name: string, option: string | null, ranking: string[] = []) =>
  ({
    id: name,
    name,
    option,
    ranking,
    kind: option || ranking.length ? 'choice' : 'abstain',
  }) as RevealedBallot;

const round = {
  paper: [line('A'), line('B'), line('C')],
  ballots: [ballot('Rinaldi', 'b'), ballot('De Santis', null), ballot('Conti', 'a'), ballot('Greco', 'a')],
  result: {
    counts: { a: 2, b: 1, c: 0 },
    leaders: ['a'],
    run_off: [
      { counts: { a: 2, b: 1, c: 1 }, exhausted: 0, eliminated: ['c'], tied: [] },
      { counts: { a: 2, b: 2 }, exhausted: 0, eliminated: [], tied: ['a', 'b'] },
    ],
  },
} as unknown as Round;

describe('a closed round', () => {
  it('counts each option of the paper, also the one nobody named', () => {
    expect(barsOf(round).map(({ letter, votes, percent }) => [letter, votes, percent])).toEqual([
      ['A', 2, 67],
      ['B', 1, 33],
      ['C', 0, 0],
    ]);
  });

  it('has nothing to count where nobody named an option', () => {
    const empty = {
      ...round,
      result: { ...round.result, counts: { a: 0 }, leaders: [] },
    } as unknown as Round;
    expect(barsOf(empty).every(({ percent, isLeader }) => percent === 0 && !isLeader)).toBe(true);
  });

  it('lists who agreed, who dissented, who did not choose', () => {
    expect(voicesOf(round).map(({ ballot: { name }, isDissent }) => [name, isDissent])).toEqual([
      ['Conti', false],
      ['Greco', false],
      ['Rinaldi', true],
      ['De Santis', false],
    ]);
  });

  it('shows a ranking in its order', () => {
    const ranked = { ...round, ballots: [ballot('Conti', null, ['b', 'a'])] } as Round;
    expect(voicesOf(ranked)[0]).toMatchObject({ letters: 'B › A', isDissent: true });
  });

  it('tells what became of each option in the run-off', () => {
    const [a, , c] = stageRowsOf(round);
    expect(a?.cells.map(({ fate }) => fate)).toEqual([undefined, 'tied']);
    expect(c?.cells).toEqual([
      { votes: 1, fate: 'eliminated' },
      { votes: undefined, fate: undefined },
    ]);
  });
});
