import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { signal } from '@angular/core';

import type { Term } from '../../api/models';
import { Vocabularies } from '../vocabulary/vocabularies';
import { Glossary } from './glossary';

const term = (code: string, forms: string[], meaning: string): Term => ({
  code,
  label: code,
  label_it: code,
  label_en: code,
  attributes: { forms_it: forms, meaning_it: meaning, forms_en: [code], meaning_en: `${code} in English` },
});
const terms = [
  term('mri', ['RM', 'risonanza', 'risonanza magnetica'], 'Un esame con i magneti.'),
  term('pet', ['PET', 'PET/TC', 'PET-TC'], 'Un esame che mostra gli zuccheri.'),
];

describe('the glossary', () => {
  const activeLang = signal('it');
  let glossary: Glossary;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        { provide: Vocabularies, useValue: { terms: () => terms } },
        { provide: TranslocoService, useValue: { activeLang } },
      ],
    });
    glossary = TestBed.inject(Glossary);
  });
  const wordsIn = (text: string) => glossary.entriesIn(text).map(({ word }) => word);

  it('finds the longest form, whatever its case', () => {
    expect(wordsIn('La Risonanza Magnetica è domani.')).toEqual(['Risonanza Magnetica']);
    expect(wordsIn('Farà una PET/TC.')).toEqual(['PET/TC']);
    expect(wordsIn('Farà una PET-TC.')).toEqual(['PET-TC']);
  });

  it('finds whole words only', () => {
    expect(wordsIn('La forma è normale, ripeti la petizione.')).toEqual([]);
  });

  it('marks a word the first time only, and loses nothing of the text', () => {
    const stretches = glossary.stretches('RM, poi PET, poi ancora RM.');
    expect(stretches.filter(({ entry }) => entry).map(({ text }) => text)).toEqual(['RM', 'PET']);
    expect(stretches.map(({ text }) => text).join('')).toBe('RM, poi PET, poi ancora RM.');
  });
});
