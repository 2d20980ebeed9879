import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { Clock } from './clock';
import { absoluteTime, localeOf, parseMoment, relativeDay, relativeTime } from './time-words';

/** A time in words with the exact one beside it; a plain date stays a day. */
@Component({
  selector: 'nocc-moment',
  template: `
    <time [attr.datetime]="at()" [title]="full()">
      @if (show() !== 'absolute') {
        <span>{{ relative() }}</span>
      }
      @if (show() !== 'relative') {
        <span [class.muted]="show() === 'both'">{{ absolute() }}</span>
      }
    </time>
  `,
  styleUrl: './moment.scss',
})
export class Moment {
  private readonly clock = inject(Clock);
  private readonly language = inject(TranslocoService).activeLang;
  readonly at = input.required<string>();
  /** A moment of which only the day matters. */
  readonly precision = input<'minute' | 'day'>('minute');
  readonly show = input<'both' | 'relative' | 'absolute'>('both');
  private readonly parsed = computed(() => {
    const { at, isDay } = parseMoment(this.at());
    return { at, isDay: isDay || this.precision() === 'day' };
  });

  protected readonly relative = computed(() => {
    const { at, isDay } = this.parsed();
    return (isDay ? relativeDay : relativeTime)(at, this.clock.now(), this.language());
  });
  protected readonly absolute = computed(() =>
    absoluteTime(this.parsed().at, this.clock.now(), this.language(), !this.parsed().isDay),
  );
  protected readonly full = computed(() =>
    new Intl.DateTimeFormat(localeOf(this.language()), {
      dateStyle: 'full',
      ...(this.parsed().isDay ? {} : { timeStyle: 'short' }),
    }).format(this.parsed().at),
  );
}
