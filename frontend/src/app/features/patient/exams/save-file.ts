import type { MediaTypeEnum } from '../../../api/models';

const endings: Readonly<Record<MediaTypeEnum, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
};

/** A title as every file system takes it. */
export function fileName(title: string, type: MediaTypeEnum): string {
  const name = title.replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ').replaceAll(/\s+/g, ' ');
  return `${name.trim().slice(0, 80) || 'NOCC'}.${endings[type]}`;
}

const keptMs = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Some browsers read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
