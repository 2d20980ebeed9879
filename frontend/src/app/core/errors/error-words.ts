import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { problemOf } from '../../shared/problem/api-problem';

/** The server sends codes; this finds the words. */
@Injectable({ providedIn: 'root' })
export class ErrorWords {
  private readonly transloco = inject(TranslocoService);

  of(error: unknown): string {
    return this.transloco.translate(this.keyOf(error));
  }

  keyOf(error: unknown): string {
    const key = `errors.${problemOf(error).code}`;
    return this.transloco.translate(key) === key ? 'errors.unexpected' : key;
  }
}
