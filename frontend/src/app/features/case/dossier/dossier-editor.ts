import type { ComponentType } from '@angular/cdk/overlay';
import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';

import { Api } from '../../../api/api';
import {
  casesAssessmentUpdate,
  casesDiagnosisUpdate,
  casesStagingsCreate,
  casesUpdate,
} from '../../../api/functions';
import { ifMatch } from '../../../core/http/if-match';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { PatientStore } from '../patient/patient-store';
import { AssessmentDialog } from './assessment-dialog';
import { type AssessmentModel, assessmentBody, assessmentModel } from './assessment-model';
import { DiagnosisDialog } from './diagnosis-dialog';
import { type DiagnosisModel, diagnosisBody, diagnosisModel } from './diagnosis-model';
import { PrioritiesDialog } from './priorities-dialog';
import type { PrioritiesModel } from './priorities-fields';
import { QuestionDialog } from './question-dialog';
import type { QuestionModel } from './question-fields';
import { StagingDialog } from './staging-dialog';
import { type StagingModel, stagingBody, stagingModel, tumourOf } from './staging-model';

/** Opens a part of the dossier for editing: the same fields as at intake. */
@Injectable()
export class DossierEditor {
  private readonly api = inject(Api);
  private readonly dialog = inject(MatDialog);
  private readonly context = inject(CaseContext);
  private readonly patients = inject(PatientStore);

  editQuestion(): void {
    const { question, referrer_plan, version = 0 } = this.context.detail() ?? {};
    const model: QuestionModel = { question: question ?? '', referrer_plan: referrer_plan ?? '' };
    this.open(QuestionDialog, model, (body) =>
      this.api.invoke(casesUpdate, { case_id: this.context.id(), body }, ifMatch(version)),
    );
  }

  editDiagnosis(): void {
    const known = this.context.detail()?.diagnosis;
    const version = known && ifMatch(known.version);
    this.open(DiagnosisDialog, diagnosisModel(known), (model: DiagnosisModel) => {
      const body = diagnosisBody(model);
      return this.api.invoke(
        casesDiagnosisUpdate,
        { case_id: this.context.id(), body },
        version ?? undefined,
      );
    });
  }

  editStaging(classification: 'c' | 'p', start: Partial<StagingModel> = {}): void {
    const detail = this.context.detail();
    const known = detail?.stagings.find((staging) => staging.classification === classification);
    const tumour = tumourOf(detail?.diagnosis, detail?.patient.age);
    const send = (model: StagingModel) =>
      this.api.invoke(casesStagingsCreate, { case_id: this.context.id(), body: stagingBody(model) });
    this.open(StagingDialog, { ...stagingModel(known), classification, ...start }, send, { tumour });
  }

  editAssessment(): void {
    const detail = this.context.detail();
    const known = detail?.assessment;
    const version = known && ifMatch(known.version);
    const send = (model: AssessmentModel) =>
      this.api.invoke(
        casesAssessmentUpdate,
        { case_id: this.context.id(), body: assessmentBody(model) },
        version ?? undefined,
      );
    const age = detail?.patient.age ?? undefined;
    this.open(AssessmentDialog, assessmentModel(known), send, { age });
  }

  editPriorities(): void {
    const { ranking = [], note = '' } = this.patients.patient()?.priorities ?? {};
    this.open(PrioritiesDialog, { ranking, note }, (model: PrioritiesModel) =>
      this.patients.setPriorities(model.ranking, model.note),
    );
  }

  private open<Model>(
    dialog: ComponentType<unknown>,
    model: Model,
    send: (model: Model) => Promise<unknown>,
    more: object = {},
  ): void {
    const opened = this.dialog.open<unknown, unknown, boolean>(dialog, {
      data: { ...more, model, send },
      width: '860px',
      maxWidth: '96vw',
      // A form half filled in is not lost by a click beside it.
      disableClose: true,
    });
    opened.keydownEvents().subscribe(({ key }) => {
      if (key === 'Escape') opened.close();
    });
    opened.afterClosed().subscribe((isSaved) => {
      if (isSaved) this.context.reload();
    });
  }
}
