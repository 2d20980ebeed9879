import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type { Term } from '../../api/models';
import { Vocabularies } from '../vocabulary/vocabularies';

/** A word of medicine as a text uses it, with its meaning in plain words. */
export interface Entry {
  readonly code: string;
  readonly word: string;
  readonly meaning: string;
}

/** A stretch of text; `entry` where it is a word of the glossary. */
export interface Stretch {
  readonly text: string;
  readonly entry?: Entry;
}

interface Lexicon {
  readonly pattern: RegExp;
  readonly entries: ReadonlyMap<string, Omit<Entry, 'word'>>;
}

/** Words of medicine and what they mean, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class Glossary {
  private readonly vocabularies = inject(Vocabularies);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly lexicon = computed(() =>
    lexiconOf(this.vocabularies.terms('glossary'), this.language() === 'it' ? 'it' : 'en'),
  );

  /** The text cut where a word of the glossary stands for the first time: a page full of links is no help. */
  stretches(text: string): readonly Stretch[] {
    const { pattern, entries } = this.lexicon();
    if (!entries.size) return [{ text }];
    const stretches: Stretch[] = [];
    const met = new Set<string>();
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const entry = entries.get(match[0].toLowerCase());
      if (!entry || met.has(entry.code)) continue;
      met.add(entry.code);
      if (match.index > from) stretches.push({ text: text.slice(from, match.index) });
      stretches.push({ text: match[0], entry: { ...entry, word: match[0] } });
      from = match.index + match[0].length;
    }
    if (from < text.length) stretches.push({ text: text.slice(from) });
    return stretches;
  }

  entriesIn(text: string): readonly Entry[] {
    return this.stretches(text).flatMap(({ entry }) => (entry ? [entry] : []));
  }
}

function lexiconOf(terms: readonly Term[], language: 'it' | 'en'): Lexicon {
  const entries = new Map<string, Omit<Entry, 'word'>>();
  for (const { code, attributes } of terms) {
    const meaning = attributes[`meaning_${language}`] as string;
    for (const form of attributes[`forms_${language}`] as string[])
      entries.set(form.toLowerCase(), { code, meaning });
  }
  // The longest form first: "risonanza magnetica" is one word, not "risonanza" and a rest.
  const forms = [...entries.keys()].sort((one, other) => other.length - one.length).map(escaped);
  return {
    entries,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
  };
}

function escaped(form: string): string {
  return form.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&');
}
