import type { OpeningHours } from '../../../api/models';

/** What is wrong with a week, by the server's own codes. */
export function flaw(openings: readonly OpeningHours[]): string | undefined {
  if (openings.some(({ opens, closes }) => !opens || !closes)) return 'required';
  if (openings.some(({ opens, closes }) => closes <= opens)) return 'closes_before_opening';
  const overlap = openings.some((one) =>
    openings.some(
      (other) =>
        one !== other && one.day === other.day && one.opens <= other.opens && other.opens < one.closes,
    ),
  );
  return overlap ? 'openings_overlap' : undefined;
}

/** A first opening is the morning, a later one begins in the afternoon. */
export function nextOpening(openings: readonly OpeningHours[], day: number): OpeningHours {
  const isFirst = !openings.some((opening) => opening.day === day);
  return isFirst ? { day, opens: '08:00', closes: '14:00' } : { day, opens: '15:00', closes: '18:00' };
}

const monday = 1;
const weekdays = [1, 2, 3, 4, 5];

/** Monday's openings from Monday to Friday; the weekend stays. */
export function sameOnWeekdays(openings: readonly OpeningHours[]): readonly OpeningHours[] {
  const pattern = openings.filter(({ day }) => day === monday);
  const weekend = openings.filter(({ day }) => !weekdays.includes(day));
  return [...weekdays.flatMap((day) => pattern.map((opening) => ({ ...opening, day }))), ...weekend];
}
