import { type SchemaPathTree, max, maxLength, min, required, validate } from '@angular/forms/signals';

import type { Diagnosis, DiagnosisRequestRequest, PresentationEnum } from '../../../api/models';
import { notInFuture } from '../../../shared/field/not-in-future';

export interface DiagnosisModel {
  topography: string;
  morphology: string;
  laterality: string;
  grade: string;
  p16_status: string;
  p16_percent: number | null;
  hpv_status: string;
  ebv_status: string;
  /** The band, stated where the score is not known. */
  pdl1_cps: string;
  pdl1_cps_score: number | null;
  pdl1_tps_percent: number | null;
  presentation: string;
  earlier_tumour: string;
  earlier_tumour_on: string;
  diagnosed_on: string;
  note: string;
}

export const emptyDiagnosis: DiagnosisModel = {
  topography: '',
  morphology: '',
  laterality: '',
  grade: '',
  p16_status: '',
  p16_percent: null,
  hpv_status: '',
  ebv_status: '',
  pdl1_cps: '',
  pdl1_cps_score: null,
  pdl1_tps_percent: null,
  presentation: 'primary',
  earlier_tumour: '',
  earlier_tumour_on: '',
  diagnosed_on: '',
  note: '',
};

export const presentations = ['primary', 'recurrent', 'second_primary'] as const;

export function diagnosisRules(path: SchemaPathTree<DiagnosisModel>): void {
  required(path.topography);
  notInFuture(path.diagnosed_on);
  for (const share of [path.p16_percent, path.pdl1_cps_score, path.pdl1_tps_percent]) {
    min(share, 0);
    max(share, 100);
  }
  validate(path.p16_percent, ({ value, valueOf }) =>
    agreesWithP16(value(), valueOf(path.p16_status))
      ? undefined
      : { kind: 'server', message: 'p16_percent_mismatch' },
  );
  maxLength(path.earlier_tumour, 1000);
  notInFuture(path.earlier_tumour_on);
  validate(path.earlier_tumour_on, ({ value, valueOf }) => {
    const diagnosed = valueOf(path.diagnosed_on);
    return value() && diagnosed && value() > diagnosed
      ? { kind: 'server', message: 'earlier_tumour_after_diagnosis' }
      : undefined;
  });
}

/** Positive from 70% of the cells on; a negative one may have any share, for weak staining does not count. */
export function agreesWithP16(percent: number | null, status: string): boolean {
  if (percent === null || status === 'negative') return true;
  if (status === 'positive') return percent >= 70;
  return status === 'equivocal' && percent >= 50 && percent <= 70;
}

/** The band that a combined positive score lies in. */
export function pdl1Band(score: number | null): string {
  if (score === null) return '';
  return score < 1 ? 'lt1' : score < 20 ? '1_19' : 'ge20';
}

export function diagnosisModel(known: Diagnosis | null | undefined): DiagnosisModel {
  if (!known) return { ...emptyDiagnosis };
  const names = Object.keys(emptyDiagnosis) as (keyof DiagnosisModel)[];
  return {
    ...emptyDiagnosis,
    ...Object.fromEntries(names.map((name) => [name, known[name] ?? emptyDiagnosis[name]])),
  };
}

export function diagnosisBody(model: DiagnosisModel): DiagnosisRequestRequest {
  const decimal = (value: number | null) => (value === null ? null : `${value}`);
  const isFirst = model.presentation === 'primary';
  return {
    ...model,
    presentation: model.presentation as PresentationEnum,
    diagnosed_on: model.diagnosed_on || null,
    pdl1_cps: model.pdl1_cps_score === null ? model.pdl1_cps : '',
    pdl1_cps_score: decimal(model.pdl1_cps_score),
    pdl1_tps_percent: decimal(model.pdl1_tps_percent),
    earlier_tumour: isFirst ? '' : model.earlier_tumour,
    earlier_tumour_on: isFirst ? null : model.earlier_tumour_on || null,
  };
}
