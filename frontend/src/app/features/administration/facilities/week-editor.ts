import { Component, computed, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { OpeningHours } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { errorText } from '../../../shared/field/error-text';
import { nextOpening, sameOnWeekdays } from './week';

const days = [1, 2, 3, 4, 5, 6, 7];

/** The openings of a week, any number a day. */
@Component({
  selector: 'nocc-week-editor',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './week-editor.html',
  styleUrl: './week-editor.scss',
})
export class WeekEditor implements FormValueControl<readonly OpeningHours[]> {
  private readonly language = inject(TranslocoService).activeLang;
  readonly value = model<readonly OpeningHours[]>([]);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);

  protected readonly week = computed(() => {
    // The first of January 2024 was a Monday.
    const name = new Intl.DateTimeFormat(this.language(), { weekday: 'long', timeZone: 'UTC' });
    return days.map((day) => ({
      day,
      name: name.format(Date.UTC(2024, 0, day)),
      openings: this.value().filter((opening) => opening.day === day),
    }));
  });
  protected readonly hasMonday = computed(() => this.value().some(({ day }) => day === 1));
  protected readonly mistake = computed(() => {
    const first = this.errors()[0];
    return first && errorText(first).key;
  });

  protected add(day: number): void {
    this.value.update((all) => [...all, nextOpening(all, day)]);
  }

  protected remove(opening: OpeningHours): void {
    this.value.update((all) => all.filter((other) => other !== opening));
  }

  protected set(opening: OpeningHours, end: 'opens' | 'closes', event: Event): void {
    const time = (event.target as HTMLInputElement).value;
    this.value.update((all) => all.map((other) => (other === opening ? { ...other, [end]: time } : other)));
  }

  protected copyMonday(): void {
    this.value.update(sameOnWeekdays);
  }
}
