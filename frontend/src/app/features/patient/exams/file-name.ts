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
