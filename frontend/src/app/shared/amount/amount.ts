import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

// Two decimals, and three significant digits where those say more: a TSH of 0.003 is not 0.
const precision: Intl.NumberFormatOptions = {
  maximumFractionDigits: 2,
  maximumSignificantDigits: 3,
  roundingPriority: 'morePrecision',
};

/** A number as the reader's language writes it: `69,96` in Italian. */
// Impure because the language may change while the number stays.
@Pipe({ name: 'amount', pure: false })
export class Amount implements PipeTransform {
  private readonly language = inject(TranslocoService).activeLang;

  transform(value: number): string {
    return new Intl.NumberFormat(this.language(), precision).format(value);
  }
}
