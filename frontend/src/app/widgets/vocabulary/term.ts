import { Pipe, type PipeTransform, inject } from '@angular/core';

import { Vocabularies } from './vocabularies';

/** `{{ diagnosis.topography | term: 'topography' }}`: the label of a code in the reader's language. */
// Impure because it reads signals: the list may still be on its way, and the language may change.
@Pipe({ name: 'term', pure: false })
export class TermLabel implements PipeTransform {
  private readonly vocabularies = inject(Vocabularies);

  transform(code: string | number | null | undefined, vocabulary: string): string {
    return code === null || code === undefined || code === ''
      ? ''
      : this.vocabularies.label(vocabulary, `${code}`);
  }
}
