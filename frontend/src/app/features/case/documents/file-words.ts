const yearFirst = /(?<!\d)(?<year>20\d{2})[-_.]?(?<month>\d{2})[-_.]?(?<day>\d{2})(?!\d)/;
const dayFirst = /(?<!\d)(?<day>\d{2})[-_.](?<month>\d{2})[-_.](?<year>20\d{2})(?!\d)/;

/** A file's name without its ending and its day, as a first title. */
export function titleOf(fileName: string): string {
  const bare = fileName.replace(/\.[^.]+$/, '');
  const words = (name: string) => name.replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words(bare.replace(yearFirst, ' ').replace(dayFirst, ' ')) || words(bare);
}

/** What a list has room for: the kind of a document without the code that stands behind it. */
export function withoutCode(label: string): string {
  return label.replace(/ \(LOINC [^)]*\)/, '');
}

/** What a file is likely to be, by words that hospitals put into its name; the most telling first. */
const kindWords: readonly (readonly [RegExp, string])[] = [
  [/citolog|agoaspir|\bfna[cb]?\b|cytolog/, 'cytology'],
  [/pezzo|operatori\w* istol|chirurgic\w* istol|surgical spec|ptnm/, 'pathology_surgery'],
  [/istolog|biops|patholog|anatomia patol|histolog/, 'pathology_biopsy'],
  [/dimission|discharge/, 'discharge'],
  [/verbale (gom|multidisc)|\bgom\b|\bmdt\b|tumou?r board/, 'mdt_note'],
  [/operatori|intervento|operative/, 'operative'],
  [/fine (rt|radioter)|radioterapia|radiotherapy|\brt\b/, 'rt_summary'],
  [/endoscop|fees|laringoscop|fibroscop|panendo/, 'endoscopy'],
  [/\btc\b|\btac\b|\bct\b|\brm\b|\brmn\b|\bmr\b|\bmri\b|\bpet\b|ecograf|radiolog|scinti/, 'radiology'],
  [/consulenza|consulto|visita|consult/, 'consultation'],
];

/** A first guess at the kind of document; empty where the name says nothing. */
export function kindOf(fileName: string): string {
  const words = titleOf(fileName).toLowerCase();
  return kindWords.find(([said]) => said.test(words))?.[1] ?? '';
}

/** The day in a file's name (2026-03-12, 12.03.2026, 20260312) as 2026-03-12; empty without one that has been. */
export function dayIn(fileName: string, today: string): string {
  const found = yearFirst.exec(fileName) ?? dayFirst.exec(fileName);
  const { year, month, day } = found?.groups ?? {};
  if (!year || !month || !day) return '';
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
  return isDay && iso <= today ? iso : '';
}

/** A name for a file that has none of its own. */
export function nameOf(title: string, mediaType: string): string {
  const endings: Readonly<Record<string, string>> = {
    'application/pdf': 'pdf',
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'text/plain': 'txt',
  };
  return `${title.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim() || 'NOCC'}.${endings[mediaType] ?? 'bin'}`;
}

/** "1,4 MB": as people say how large a file is. */
export function sizeText(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: step === 2 ? 1 : 0 });
  return `${format.format(bytes / 1000 ** step)} ${units[step] ?? ''}`;
}

export type Preview = 'image' | 'text' | 'pdf' | 'none';

/** What can be shown in place without handing the page to it; the rest is opened apart. */
export function previewOf(mediaType: string): Preview {
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType === 'text/plain' ? 'text' : 'none';
}
