import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ClearMark } from '../attention/clear-mark';
import { DossierEditor } from '../dossier/dossier-editor';
import { PatientStore } from '../patient/patient-store';
import { CaseClocks } from './case-clocks';
import { ChecklistPanel } from './checklist-panel';
import { ConditionSummary } from './condition-summary';
import { DiagnosisSummary } from './diagnosis-summary';
import { FactSummary } from './fact-summary';
import { PathologySummary } from './pathology-summary';
import { StagingSummary } from './staging-summary';
import { SummaryPanel } from './panel';

/** The whole case on one screen: what is asked, about what, in which state, and what is still missing. */
@Component({
  selector: 'nocc-summary',
  imports: [
    CaseClocks,
    ChecklistPanel,
    ClearMark,
    ConditionSummary,
    DiagnosisSummary,
    FactSummary,
    PathologySummary,
    StagingSummary,
    SummaryPanel,
    TermLabel,
    TranslocoPipe,
  ],
  providers: [DossierEditor],
  templateUrl: './summary.html',
  styleUrl: './summary.scss',
})
export class Summary {
  protected readonly context = inject(CaseContext);
  protected readonly patients = inject(PatientStore);
  protected readonly editor = inject(DossierEditor);
  protected readonly canEdit = computed(() => this.context.may('edit'));
  protected readonly priorities = computed(() => this.patients.patient()?.priorities);
}
