import { localeOf, parseMoment } from '../../../shared/moment/time-words';

/** "12 marzo", with the year when it is another. */
export function longDay(value: string, now: Date, language: string): string {
  const { at } = parseMoment(value);
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', ...year }).format(at);
}

/** "giovedì 12 marzo". */
export function weekday(value: string, now: Date, language: string): string {
  const { at } = parseMoment(value);
  const name = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long' }).format(at);
  return `${name} ${longDay(value, now, language)}`;
}

/** "9:30". */
export function hour(value: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit' }).format(
    new Date(value),
  );
}
