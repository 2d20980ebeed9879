import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Amount } from '../../../shared/amount/amount';
import { Icon } from '../../../shared/icon/icon';
import { DayWords } from '../wording/day-words';
import { unitWords } from '../wording/unit-words';
import { ConcealButton } from './conceal-button';
import { FlagWords } from './flag-words';
import type { TestSeries } from './test-series';
import { TrendLine } from './trend-line';

/** One laboratory test: the latest value in front, the earlier ones behind. */
@Component({
  selector: 'nocc-test-card',
  imports: [Amount, ConcealButton, DayWords, FlagWords, Icon, TranslocoPipe, TrendLine],
  templateUrl: './test-card.html',
  styleUrl: './test-card.scss',
})
export class TestCard {
  readonly series = input.required<TestSeries>();
  readonly changed = output();
  protected readonly latest = computed(() => this.series().latest);
  protected readonly unit = computed(() => unitWords(this.latest().unit));
  /** Oldest first, as a line is read. */
  protected readonly course = computed(() =>
    this.series()
      .values.map(({ value }) => value)
      .reverse(),
  );
  protected readonly range = computed(() => {
    const { reference_low: low, reference_high: high } = this.latest();
    if (low === null && high === null) return undefined;
    const form = low === null ? 'upTo' : high === null ? 'from' : 'between';
    return { key: `patient.exams.range.${form}`, low: low ?? 0, high: high ?? 0 };
  });
}
