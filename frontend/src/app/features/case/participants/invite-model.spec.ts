import { emptyInvite, endOfDay, placeRequest } from './invite-model';

describe('an invitation', () => {
  it('names the guest in one way only', () => {
    const model = { ...emptyInvite, way: 'email' as const, email: ' a@b.it ', physician: 'left over' };
    expect(placeRequest(model)).toEqual({ email: 'a@b.it', role: 'participant', until: null });
  });

  it('ends with the day for observers and never for the board', () => {
    const observer = { ...emptyInvite, physician: 'x', role: 'observer' as const, until: '2026-03-12' };
    expect(placeRequest(observer).until).toBe(endOfDay('2026-03-12'));
    expect(placeRequest({ ...observer, role: 'participant' }).until).toBeNull();
  });
});
