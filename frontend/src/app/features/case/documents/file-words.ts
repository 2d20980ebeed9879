/** A file's name without its ending, as a first title. */
export function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
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
