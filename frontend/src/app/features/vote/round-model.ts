import type { RoundMethodEnum } from '../../api/models';

export interface RoundModel {
  method: RoundMethodEnum;
  options: string[];
  eligible: string[];
  quorum: string[];
  /** As an input for day and time has it. */
  deadline: string;
}

/** Codes of the specialties without which a head-and-neck board does not usually decide. */
export const usualQuorum: readonly string[] = ['surgery_hn', 'radiation_oncology', 'medical_oncology'];

const usualDays = 7;

/** A week from now, at the end of the working day. */
export function usualDeadline(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + usualDays, 18);
}

/** The usual quorum first, then what else is on the board; each once. */
export function specialtiesOf(members: readonly { readonly specialty: string }[]): readonly string[] {
  return [...new Set([...usualQuorum, ...members.map(({ specialty }) => specialty).filter(Boolean)])];
}

/** The specialties of the quorum that no chosen voter has. */
export function unreachable(
  { quorum, eligible }: Pick<RoundModel, 'quorum' | 'eligible'>,
  members: readonly { readonly id: string; readonly specialty: string }[],
): readonly string[] {
  const voters = members.filter(({ id }) => eligible.includes(id));
  return quorum.filter((code) => !voters.some(({ specialty }) => specialty === code));
}
