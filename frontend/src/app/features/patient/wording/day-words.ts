import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { Clock } from '../../../shared/moment/clock';
import { parseMoment, relativeDay } from '../../../shared/moment/time-words';
import { hour, longDay, weekday } from './days';

/** `{{ step.at | day }}` "12 marzo"; `'weekday'` "giovedì 12 marzo", `'relative'` "tra 8 giorni", `'hour'` "9:30". */
// Impure because it reads signals: the day goes by, and the language may change.
@Pipe({ name: 'day', pure: false })
export class DayWords implements PipeTransform {
  private readonly language = inject(TranslocoService).activeLang;
  private readonly clock = inject(Clock);

  transform(value: string, form: 'long' | 'weekday' | 'relative' | 'hour' = 'long'): string {
    const [language, now] = [this.language(), this.clock.now()];
    switch (form) {
      case 'weekday':
        return weekday(value, now, language);
      case 'relative':
        return relativeDay(parseMoment(value).at, now, language);
      case 'hour':
        return hour(value, language);
      default:
        return longDay(value, now, language);
    }
  }
}
