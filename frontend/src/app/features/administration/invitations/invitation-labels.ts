import type { Invitation, InvitationStateEnum } from '../../../api/models';
import type { Tone } from '../../../shared/status-chip/status-chip';

export const stateTones: Readonly<Record<InvitationStateEnum, Tone>> = {
  waiting: 'waiting',
  accepted: 'decided',
  revoked: 'closed',
  expired: 'closed',
};

/** Into a case one invites at the case; here only links into groups are sent again, to places that have not ended. */
export function canResend({ purpose, state, until }: Invitation, now: Date): boolean {
  const isOfGroup = purpose.startsWith('group_');
  return isOfGroup && state !== 'accepted' && (until === null || new Date(until) > now);
}
