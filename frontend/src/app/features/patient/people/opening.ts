import type { OpeningHours } from '../../../api/models';

/** Where the facilities of the network are. */
const timeZone = 'Europe/Rome';
const daysAWeek = 7;

export interface OpenState {
  readonly isOpen: boolean;
  /** When it closes, or when it opens next; undefined when it never does. */
  readonly until?: string;
  /** Days from today to the next opening: 0 later today, 1 tomorrow. */
  readonly inDays?: number;
  /** ISO weekday of the next opening. */
  readonly day?: number;
}

/** Weekdays in a row that have the same hours. */
export interface OpeningSpan {
  readonly from: number;
  readonly to: number;
  readonly hours: readonly string[];
}

function clockThere(now: Date): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  return { day, time: `${part('hour')}:${part('minute')}` };
}

/** Whether a facility is open, by its own clock. */
export function openState(openings: readonly OpeningHours[], now: Date): OpenState {
  const { day, time } = clockThere(now);
  const current = openings.find(
    (opening) => opening.day === day && opening.opens <= time && time < opening.closes,
  );
  if (current) return { isOpen: true, until: current.closes };
  for (let inDays = 0; inDays <= daysAWeek; inDays++) {
    const weekday = ((day - 1 + inDays) % daysAWeek) + 1;
    const next = openings
      .filter((opening) => opening.day === weekday && (inDays > 0 || opening.opens > time))
      .sort((a, b) => a.opens.localeCompare(b.opens))[0];
    if (next) return { isOpen: false, until: next.opens, inDays, day: weekday };
  }
  return { isOpen: false };
}

/** The week, neighbouring days with the same hours taken together. */
export function openingSpans(openings: readonly OpeningHours[]): readonly OpeningSpan[] {
  const spans: { from: number; to: number; hours: readonly string[] }[] = [];
  for (let day = 1; day <= daysAWeek; day++) {
    const hours = openings
      .filter((opening) => opening.day === day)
      .sort((a, b) => a.opens.localeCompare(b.opens))
      .map(({ opens, closes }) => `${opens}–${closes}`);
    const last = spans.at(-1);
    if (last?.to === day - 1 && last.hours.join() === hours.join()) last.to = day;
    else if (hours.length) spans.push({ from: day, to: day, hours });
  }
  return spans;
}

/** The name of an ISO weekday. */
export function weekdayName(day: number, language: string, width: 'long' | 'short'): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}
