import { isNarrowed, noCriteria, worklistQuery } from './worklist-query';

describe('the question of the worklist', () => {
  it('asks for what waits, in the order of waiting', () => {
    expect(worklistQuery('mine', noCriteria, '  ', undefined)).toEqual({
      ordering: 'waiting',
      waiting: true,
    });
  });

  it('narrows by what is chosen and nothing else', () => {
    const narrowed = { ...noCriteria, state: 'voting', stage: 'IV' };
    expect(worklistQuery('all', narrowed, ' rossi ', '-created_at')).toEqual({
      ordering: '-created_at',
      state: ['voting'],
      stage: 'IV',
      search: 'rossi',
    });
    expect([isNarrowed(narrowed), isNarrowed(noCriteria)]).toEqual([true, false]);
  });

  it('leaves the list of a group to the coordinator', () => {
    expect(worklistQuery('group', noCriteria, '', undefined)).toBeUndefined();
  });
});
