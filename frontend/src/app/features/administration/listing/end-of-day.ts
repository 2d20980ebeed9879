/** The last second of a day of the reader's, as the API takes it: who is here until a date is here on that date. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** The reader's day of a moment, as a date field takes it. */
export function dayOf(moment: string | null): string {
  if (!moment) return '';
  const at = new Date(moment);
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
