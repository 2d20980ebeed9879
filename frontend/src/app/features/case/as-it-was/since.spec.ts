import type { DossierThen } from '../../../api/models';
import { changesSince, fateKey } from './since';

const dossier = (parts: object) => ({ documents: [], options: [], ...parts }) as unknown as DossierThen;

describe('what changed since', () => {
  it('names what is said otherwise, what is gone and how much has come', () => {
    const then = dossier({
      case: { question: 'Chirurgia?', seq: 1 },
      documents: [
        { id: 'a', title: 'TC', seq: 2 },
        { id: 'b', title: 'RM', seq: 3 },
      ],
    });
    const now = dossier({
      case: { question: 'Radioterapia?', seq: 9 },
      documents: [
        { id: 'a', title: 'TC collo', seq: 8 },
        { id: 'c', title: 'PET', seq: 7 },
      ],
    });
    const { fates, added } = changesSince(then, now);
    expect([...fates]).toEqual([
      [fateKey('case'), 'changed'],
      [fateKey('documents', 'a'), 'changed'],
      [fateKey('documents', 'b'), 'gone'],
    ]);
    expect([...added]).toEqual([['documents', 1]]);
  });

  it('does not call changed what only somebody else may read now, or what the case has gone on from', () => {
    const then = dossier({
      case: { state: 'voting', seq: 1 },
      options: [{ id: 'o', is_cleared: false, seq: 2 }],
    });
    const now = dossier({
      case: { state: 'decided', seq: 5 },
      options: [{ id: 'o', is_cleared: true, seq: 4 }],
    });
    expect(changesSince(then, now).fates.size).toBe(0);
  });

  it('counts what was not there at all', () => {
    expect([...changesSince(dossier({}), dossier({ diagnosis: { topography: 'C02.1' } })).added]).toEqual([
      ['diagnosis', 1],
    ]);
  });
});
