import type { PlaceRequestRequest } from '../../../api/models';

export type Way = 'physician' | 'group' | 'email';

export interface InviteModel {
  way: Way;
  physician: string;
  group: string;
  email: string;
  role: 'participant' | 'observer';
  /** A day; the place ends with it. */
  until: string;
}

export const emptyInvite: InviteModel = {
  way: 'physician',
  physician: '',
  group: '',
  email: '',
  role: 'participant',
  until: '',
};

export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** Names the guest in the one way that was chosen; the board has no end. */
export function placeRequest({ way, role, until, ...guests }: InviteModel): PlaceRequestRequest {
  return { [way]: guests[way].trim(), role, until: role === 'observer' && until ? endOfDay(until) : null };
}
