/** Of English, the days and hours of Europe: 12 March and 16:40, never 3/12 or 4:40 PM. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const dayMs = 86_400_000;

export function relativeTime(at: Date, now: Date, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 45) return words.format(0, 'second');
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return words.format(Math.round(seconds / size) || Math.sign(seconds), unit);
}

/** Calendar days apart, so that yesterday evening is "yesterday" this morning. */
export function relativeDay(day: Date, now: Date, language: string): string {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(day) - midnight(now)) / dayMs);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const [unit, size] = steps.slice(0, 3).find(([, length]) => Math.abs(days) * 86_400 >= length * 2) ?? [
    'day',
    86_400,
  ];
  return words.format(Math.round((days * 86_400) / size), unit);
}

export function absoluteTime(at: Date, now: Date, language: string, withTime = true): string {
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
  }).format(at);
}

/** A plain date (`2026-03-12`) is a day here, not midnight in Greenwich. */
export function parseMoment(value: string): { at: Date; isDay: boolean } {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return { at: new Date(isDay ? `${value}T00:00:00` : value), isDay };
}
