const two = (part: number) => `${part}`.padStart(2, '0');

/** The day of a moment by this browser's clock, as a date input has it: `2026-03-12`. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The minute of a moment by this browser's clock, as an input for day and time has it: `2026-03-12T09:30`. */
export function minuteOf(at: Date): string {
  return `${dayOf(at)}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
