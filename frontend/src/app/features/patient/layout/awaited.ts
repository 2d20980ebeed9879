import { Component, input } from '@angular/core';

import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import type { Kept } from '../live/kept-fresh';

/** What stands in a page's place until its answer is there, or when it does not come. */
@Component({
  selector: 'nocc-awaited',
  imports: [ErrorState, Skeleton],
  template: `
    @if (answer().error(); as error) {
      <nocc-error-state [error]="error" (retried)="answer().reload()" />
    } @else {
      <nocc-skeleton [lines]="6" />
    }
  `,
})
export class Awaited {
  readonly answer = input.required<Kept<unknown>>();
}
