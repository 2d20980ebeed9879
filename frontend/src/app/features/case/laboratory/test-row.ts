import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Observation } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { NewMark } from '../attention/new-mark';
import { TestCourse } from './test-course';
import { type TestSeries, isConverted, rangeText, sparkline, unitText, valueText } from './test-series';

const width = 88;
const height = 18;

/** One test as a body of the table: its newest value, and its whole course when it is open. */
@Component({
  // A row group of a table can only be a tbody.
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'tbody[nocc-test-row]',
  imports: [Icon, Moment, NewMark, TermLabel, TestCourse, TranslocoPipe],
  templateUrl: './test-row.html',
  styleUrl: './test-row.scss',
})
export class TestRow {
  private readonly language = inject(TranslocoService).activeLang;
  readonly series = input.required<TestSeries>();
  readonly isOpen = input(false);
  readonly mayWithdraw = input.required<(observation: Observation) => boolean>();
  readonly toggled = output();
  readonly withdrawn = output<Observation>();
  readonly corrected = output<Observation>();

  protected readonly box = `0 -2 ${width} ${height + 4}`;
  protected readonly newest = computed(() => this.series().values[0]);
  protected readonly unit = computed(() => unitText(this.series().unit));
  protected readonly trend = computed(() =>
    sparkline(
      this.series()
        .values.toReversed()
        .map(({ value }) => value),
      width,
      height,
    ),
  );
  protected readonly trendWords = computed(() =>
    this.series()
      .values.toReversed()
      .map((value) => this.text(value))
      .join(', '),
  );

  protected text(row: Observation): string {
    return valueText(row.value, row.comparator, this.language(), isConverted(row));
  }

  protected range({ reference_low, reference_high }: Observation): string {
    return rangeText(reference_low, reference_high, this.language());
  }
}
