import { type SchemaPathTree, applyWhen, required } from '@angular/forms/signals';

import type { CaseRequestRequest, ConsentKindEnum, RegistrationRequest, SexEnum } from '../../../api/models';
import {
  type AssessmentModel,
  assessmentBody,
  assessmentRules,
  emptyAssessment,
} from '../dossier/assessment-model';
import {
  type DiagnosisModel,
  diagnosisBody,
  diagnosisRules,
  emptyDiagnosis,
} from '../dossier/diagnosis-model';
import { type PrioritiesModel, emptyPriorities } from '../dossier/priorities-fields';
import { type QuestionModel, emptyQuestion, questionRules } from '../dossier/question-fields';
import {
  type StagingModel,
  emptyStaging,
  isStated,
  stagingBody,
  stagingRules,
} from '../dossier/staging-model';
import { type IdentityModel, emptyIdentity, identityRules } from '../patient/identity-model';

export const steps = ['patient', 'question', 'diagnosis', 'staging', 'assessment', 'priorities'] as const;
export type Step = (typeof steps)[number];

export const isStep = (name: unknown): name is Step => steps.some((step) => step === name);

export const consentKinds: readonly ConsentKindEnum[] = [
  'dossier',
  'network',
  'observers',
  'precedent',
  'portal',
];

export interface IntakeModel {
  whose: 'new' | 'known';
  /** Of a patient who is known, or was registered a moment ago. */
  patient: string;
  identity: IdentityModel;
  phone: string;
  consents: Record<ConsentKindEnum, boolean>;
  group: string;
  question: QuestionModel;
  diagnosis: DiagnosisModel;
  staging: StagingModel;
  assessment: AssessmentModel;
  priorities: PrioritiesModel;
}

export const emptyIntake: IntakeModel = {
  whose: 'new',
  patient: '',
  identity: emptyIdentity,
  phone: '',
  consents: { dossier: false, network: false, observers: false, precedent: false, portal: false },
  group: '',
  question: emptyQuestion,
  diagnosis: emptyDiagnosis,
  staging: emptyStaging,
  assessment: emptyAssessment,
  priorities: emptyPriorities,
};

export function intakeRules(path: SchemaPathTree<IntakeModel>): void {
  required(path.patient, { when: ({ valueOf }) => valueOf(path.whose) === 'known' });
  applyWhen(
    path,
    ({ valueOf }) => valueOf(path.whose) === 'new',
    (whole) => {
      identityRules(whole.identity);
    },
  );
  required(path.group);
  questionRules(path.question);
  // A draft may be saved before the tumour is known; once it is begun it has a site.
  applyWhen(
    path,
    ({ valueOf }) => isBegun(valueOf(path.diagnosis)),
    (whole) => {
      diagnosisRules(whole.diagnosis);
    },
  );
  stagingRules(path.staging);
  assessmentRules(path.assessment);
}

export function isBegun<Part extends object>(
  part: Part,
  empty: Part = emptyDiagnosis as unknown as Part,
): boolean {
  return JSON.stringify(part) !== JSON.stringify(empty);
}

export function registration({ identity, phone, consents }: IntakeModel): RegistrationRequest {
  const { fiscal_code: code, sex, ...names } = identity;
  return {
    ...names,
    sex: sex as SexEnum,
    identifiers: code.trim() ? [{ system: 'fiscal_code', value: code.trim().toUpperCase() }] : [],
    contacts: phone.trim() ? [{ kind: 'phone', value: phone.trim() }] : [],
    consents: consentKinds.filter((kind) => consents[kind]).map((kind) => ({ kind, granted: true })),
  };
}

/** Only what was filled in: the rest is asked for by the checklist of the case. */
export function caseRequest(model: IntakeModel, patient: string): CaseRequestRequest {
  return {
    patient,
    group: model.group,
    ...model.question,
    ...(model.diagnosis.topography ? { diagnosis: diagnosisBody(model.diagnosis) } : {}),
    ...(isStated(model.staging) ? { staging: stagingBody(model.staging) } : {}),
    ...(isBegun(model.assessment, emptyAssessment) ? { assessment: assessmentBody(model.assessment) } : {}),
  };
}

/** Completed years on that day; undefined while the birth date is not known. */
export function ageOn(birthDate: string, today = new Date()): number | undefined {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  if (!born) return undefined;
  const [year = 0, month = 0, day = 0] = born.slice(1).map(Number);
  const hasHadBirthday =
    today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (hasHadBirthday ? 0 : 1);
}
