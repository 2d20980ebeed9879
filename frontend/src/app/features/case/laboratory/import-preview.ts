import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { ImportPreview, ImportRow } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { Tabs } from '../../../shared/tabs/tabs';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { isConverted, rangeText, unitText, valueText } from './test-series';

/** What a table would add: by test, row by row, and what is wrong with the others. */
@Component({
  selector: 'nocc-import-preview',
  imports: [Icon, Moment, Tabs, TermLabel, TranslocoPipe],
  templateUrl: './import-preview.html',
  styleUrl: './import-preview.scss',
})
export class ImportPreviewView {
  private readonly transloco = inject(TranslocoService);
  private readonly language = this.transloco.activeLang;
  readonly preview = input.required<ImportPreview>();

  /** Mistakes first: they are why somebody looks. */
  protected readonly selected = linkedSignal<string>(() => (this.preview().error ? 'errors' : 'tests'));
  protected readonly tabs = computed(() => {
    const { tests, new: added, duplicate, error } = this.preview();
    return [
      { key: 'errors', label: 'case.labs.import.tabs.errors', count: error },
      { key: 'tests', label: 'case.labs.import.tabs.tests', count: tests.length },
      { key: 'rows', label: 'case.labs.import.tabs.rows', count: added },
      { key: 'duplicates', label: 'case.labs.import.tabs.duplicates', count: duplicate },
    ].filter(({ key, count }) => count || key === 'rows');
  });
  protected readonly ignored = computed(() =>
    this.preview()
      .columns.filter(({ header, role }) => header && !role)
      .map(({ header }) => header)
      .join(', '),
  );
  protected readonly shown = computed(() =>
    this.selected() === 'duplicates' ? this.preview().duplicates : this.preview().rows,
  );
  protected readonly hidden = computed(() => {
    const { new: added, duplicate, error, rows, duplicates, errors } = this.preview();
    const left = new Map([
      ['errors', error - errors.length],
      ['rows', added - rows.length],
      ['duplicates', duplicate - duplicates.length],
    ]);
    return left.get(this.selected()) ?? 0;
  });

  protected readonly unit = unitText;

  protected value({ value, comparator, ...row }: ImportRow): string {
    return valueText(value, comparator, this.language(), isConverted(row));
  }

  protected sent(row: ImportRow): string {
    return isConverted(row) ? `${row.sent_value} ${row.sent_unit}` : '';
  }

  protected range({ reference_low, reference_high }: ImportRow): string {
    return rangeText(reference_low, reference_high, this.language());
  }

  protected reason(code: string): string {
    const key = `errors.field.${code}`;
    const text = this.transloco.translate(key);
    return text === key ? this.transloco.translate('errors.field.invalid') : text;
  }
}
