import { type SchemaPathTree, required } from '@angular/forms/signals';

import type { Diagnosis, DiagnosisRequestRequest, PresentationEnum } from '../../../api/models';
import { notInFuture } from './days';

export interface DiagnosisModel {
  topography: string;
  morphology: string;
  laterality: string;
  grade: string;
  p16_status: string;
  hpv_status: string;
  ebv_status: string;
  pdl1_cps: string;
  presentation: string;
  diagnosed_on: string;
  note: string;
}

export const emptyDiagnosis: DiagnosisModel = {
  topography: '',
  morphology: '',
  laterality: '',
  grade: '',
  p16_status: '',
  hpv_status: '',
  ebv_status: '',
  pdl1_cps: '',
  presentation: 'primary',
  diagnosed_on: '',
  note: '',
};

export const presentations = ['primary', 'recurrent', 'second_primary'] as const;

export function diagnosisRules(path: SchemaPathTree<DiagnosisModel>): void {
  required(path.topography);
  notInFuture(path.diagnosed_on);
}

export function diagnosisModel(known: Diagnosis | null | undefined): DiagnosisModel {
  if (!known) return { ...emptyDiagnosis };
  const names = Object.keys(emptyDiagnosis) as (keyof DiagnosisModel)[];
  return { ...emptyDiagnosis, ...Object.fromEntries(names.map((name) => [name, known[name] ?? ''])) };
}

export function diagnosisBody(model: DiagnosisModel): DiagnosisRequestRequest {
  return {
    ...model,
    presentation: model.presentation as PresentationEnum,
    diagnosed_on: model.diagnosed_on || null,
  };
}
