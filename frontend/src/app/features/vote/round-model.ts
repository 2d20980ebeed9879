/** Codes of the specialties without which a head-and-neck board does not usually decide. */
export const usualQuorum: readonly string[] = ['surgery_hn', 'radiation_oncology', 'medical_oncology'];

const usualDays = 7;

/** A week from now, at the end of the working day. */
export function usualDeadline(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + usualDays, 18);
}

/** As an input for day and time has it: `2026-03-12T18:00`, by this browser's clock. */
export function localMinute(at: Date): string {
  const two = (part: number) => `${part}`.padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The usual quorum first, then what else is on the board; each once. */
export function specialtiesOf(members: readonly { readonly specialty: string }[]): readonly string[] {
  return [...new Set([...usualQuorum, ...members.map(({ specialty }) => specialty).filter(Boolean)])];
}
