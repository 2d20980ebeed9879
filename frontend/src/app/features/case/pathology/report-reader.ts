import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Difference, Pathology, PathologyVersion, ReportField, ReportForm } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ClearMark } from '../attention/clear-mark';
import { ExplanationNote } from '../attention/explanation';
import { OpenedBy } from '../attention/opened-by';
import { inGroups, levelsField } from './report-model';
import { ReportStaging } from './report-staging';
import { ReportVersions } from './report-versions';
import { ReportWords } from './report-words';

const diagnosisLists: Readonly<Record<string, string>> = {
  morphology: 'morphology',
  grade: 'grade',
  p16_status: 'p16_status',
  hpv_status: 'hpv_status',
  ebv_status: 'ebv_status',
  pdl1_cps: 'pdl1_cps',
};

/** One report as a synoptic table: what it says, what it lacks, and where it differs from the diagnosis. */
@Component({
  selector: 'nocc-report-reader',
  imports: [
    ClearMark,
    ExplanationNote,
    Icon,
    MatButton,
    Moment,
    OpenedBy,
    ReportStaging,
    ReportVersions,
    TermLabel,
    TranslocoPipe,
  ],
  templateUrl: './report-reader.html',
  styleUrl: './report-reader.scss',
})
export class ReportReader {
  protected readonly context = inject(CaseContext);
  protected readonly words = inject(ReportWords);
  readonly report = input.required<Pathology>();
  readonly described = input.required<ReportForm>();
  readonly versions = input<readonly PathologyVersion[]>([]);
  readonly isOwn = input(false);
  readonly edited = output();
  readonly released = output();
  readonly withdrawn = output();
  readonly takenOver = output<Difference>();
  readonly versionsWanted = output();

  private readonly stated = computed(() => this.report() as unknown as Readonly<Record<string, unknown>>);
  protected readonly levels = computed(() => this.report().nodes_positive_levels);
  protected readonly groups = computed(() =>
    inGroups(
      this.described().questions.filter(
        ({ name }) => name !== levelsField && !isEmpty(this.stated()[name]) && name !== 'specimen_type',
      ),
    ),
  );
  protected readonly specimen = computed(() => this.labelled('specimen_type', this.report().specimen_type));
  protected readonly missing = computed(() =>
    this.report()
      .missing.map((name) => this.labelOf(name))
      .join(', '),
  );
  protected readonly mayChange = computed(
    () => this.context.may('add_material') && (this.context.isLead() || this.isOwn()),
  );

  protected value(field: ReportField): string {
    return this.words.value(field, this.stated()[field.name]);
  }

  protected listOf({ field }: Difference): string {
    return diagnosisLists[field] ?? field;
  }

  protected labelOf(name: string): string {
    const field = this.described().questions.find((known) => known.name === name);
    return field ? this.words.label(field) : name;
  }

  private labelled(name: string, value: string): string {
    const field = this.described().questions.find((known) => known.name === name);
    return field ? this.words.value(field, value) : value;
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
