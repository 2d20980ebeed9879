import { localeOf } from '../../shared/moment/time-words';

const dayMs = 86_400_000;

const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** "oggi 18:00", "domani 18:00", "gio 18:00" within the week, else "12 mar": when something is due, in few words. */
export function dueWords(at: Date, now: Date, language: string): string {
  const days = Math.round((midnight(at) - midnight(now)) / dayMs);
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(at);
  if (Math.abs(days) <= 1)
    return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')} ${time}`;
  if (days > 1 && days < 7)
    return `${new Intl.DateTimeFormat(localeOf(language), { weekday: 'short' }).format(at)} ${time}`;
  return new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short' }).format(at);
}
