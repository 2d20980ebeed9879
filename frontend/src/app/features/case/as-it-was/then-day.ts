import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { localeOf } from '../../../shared/moment/time-words';

/** A moment in full: of the past it matters which year. */
@Component({
  selector: 'nocc-then-day',
  template: `<time [attr.datetime]="at()">{{ words() }}</time>`,
})
export class ThenDay {
  private readonly language = inject(TranslocoService).activeLang;
  readonly at = input.required<string>();
  protected readonly words = computed(() =>
    new Intl.DateTimeFormat(localeOf(this.language()), { dateStyle: 'long', timeStyle: 'short' }).format(
      new Date(this.at()),
    ),
  );
}
