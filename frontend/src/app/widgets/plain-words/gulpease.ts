/**
 * How easy an Italian text is to read, from 0 to 100; undefined where there is too little of it to tell.
 * Source: Lucisano and Piemontese, Scuola e città 1988;39:110–124: 89 + (300 × sentences − 10 × letters) / words.
 */
export function gulpease(text: string): number | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewestWords) return undefined;
  const letters = words.join('').length;
  const sentences = Math.max(
    1,
    text.split(/[.!?…:;]+(?:\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length,
  );
  const index = 89 + (300 * sentences - 10 * letters) / words.length;
  return Math.round(Math.min(100, Math.max(0, index)));
}

const fewestWords = 5;

/** Who reads such a text without difficulty, by the school they finished. */
export type ReadingEase = 'primary' | 'middle' | 'high' | 'hard';

export function readingEase(index: number): ReadingEase {
  if (index >= 80) return 'primary';
  if (index >= 60) return 'middle';
  return index >= 40 ? 'high' : 'hard';
}
