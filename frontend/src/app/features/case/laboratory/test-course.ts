import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Observation } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { lastValue } from '../../../shared/resource/last-value';
import { ErrorState } from '../../../shared/state/error-state';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { ObservationsStore } from './observations-store';
import { type TestSeries, isConverted, rangeText, unitText, valueText } from './test-series';
import { TrendChart } from './trend-chart';

const shownAtFirst = 10;

/** The whole course of one test: drawn over its range, and as a list with what was sent, by whom, and the way back. */
@Component({
  selector: 'nocc-test-course',
  imports: [ErrorState, Icon, MatButton, MatIconButton, Moment, TranslocoPipe, TrendChart],
  templateUrl: './test-course.html',
  styleUrl: './test-course.scss',
})
export class TestCourse {
  private readonly language = inject(TranslocoService).activeLang;
  private readonly vocabularies = inject(Vocabularies);
  private readonly store = inject(ObservationsStore);
  readonly series = input.required<TestSeries>();
  readonly mayWithdraw = input.required<(observation: Observation) => boolean>();
  readonly withdrawn = output<Observation>();
  readonly corrected = output<Observation>();

  protected readonly course = resource({
    // Asked again whenever the newest values have changed.
    params: () => this.series(),
    loader: ({ params: { test, count, values } }) =>
      count > values.length ? this.store.course(test) : Promise.resolve<readonly Observation[]>(values),
  });
  private readonly read = lastValue(this.course);
  protected readonly all = computed(() => this.read() ?? this.series().values);
  protected readonly label = computed(() => this.vocabularies.label('labs', this.series().test));
  protected readonly unit = computed(() => unitText(this.series().unit));
  protected readonly isWhole = signal(false);
  protected readonly lines = computed(() =>
    this.isWhole() ? this.all() : this.all().slice(0, shownAtFirst),
  );

  protected text(row: Observation): string {
    return valueText(row.value, row.comparator, this.language(), isConverted(row));
  }

  protected sent(row: Observation): string {
    return isConverted(row) ? `${row.sent_value} ${row.sent_unit}` : '';
  }

  protected range({ reference_low, reference_high }: Observation): string {
    return rangeText(reference_low, reference_high, this.language());
  }
}
