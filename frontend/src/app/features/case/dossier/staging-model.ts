import { type SchemaPathTree, pattern, required } from '@angular/forms/signals';

import type { Diagnosis, Staging, StagingRequestRequest } from '../../../api/models';

export interface StagingModel {
  classification: 'c' | 'p';
  edition: string;
  t: string;
  n: string;
  m: string;
  /** As written in the record, where no group can be computed. */
  stage: string;
  isAfterTreatment: boolean;
  isRecurrent: boolean;
  isMultiple: boolean;
}

/** What decides the schema. */
export interface Tumour {
  readonly topography: string;
  readonly morphology: string;
  readonly p16_status: string;
  readonly hpv_status: string;
  readonly ebv_status: string;
  readonly age: number | undefined;
}

/** Kept as it was recorded: it has no schema here. */
export const recordedEdition = '7';

export const emptyStaging: StagingModel = {
  classification: 'c',
  edition: '8',
  t: '',
  n: '',
  m: '',
  stage: '',
  isAfterTreatment: false,
  isRecurrent: false,
  isMultiple: false,
};

export function stagingRules(path: SchemaPathTree<StagingModel>): void {
  required(path.classification);
  required(path.edition);
  // One category alone is no staging: all three, or none yet.
  for (const category of [path.t, path.n, path.m]) {
    required(category, { when: ({ valueOf }) => !!(valueOf(path.t) || valueOf(path.n) || valueOf(path.m)) });
  }
  pattern(path.t, /^T([0-9](mi|[a-e][0-9]?)?|X|is)(\([a-z0-9+-]{1,6}\))?$/);
  pattern(path.n, /^N([0-9](mi|[a-e][0-9]?)?|X)(\([a-z0-9+-]{1,6}\))?$/);
  pattern(path.m, /^M([0-9][a-e]?[0-9]?|X)(\([a-z0-9+-]{1,6}\))?$/);
}

export const isStated = ({ t, n, m }: StagingModel): boolean => !!t && !!n && !!m;

export function stagingBody(model: StagingModel): StagingRequestRequest {
  const { classification, edition, t, n, m, stage } = model;
  const prefixes: StagingRequestRequest['prefixes'] = [
    ...(model.isMultiple ? (['m'] as const) : []),
    ...(model.isRecurrent ? (['r'] as const) : []),
    ...(model.isAfterTreatment ? (['y'] as const) : []),
  ];
  return { classification, edition, t, n, m, stage, prefixes };
}

/** What is corrected starts from what stands; the stage is stated anew. */
export function stagingModel(known: Staging | undefined): StagingModel {
  if (!known) return { ...emptyStaging };
  const { classification, edition, t, n, m, prefixes } = known;
  return {
    classification,
    edition,
    t,
    n,
    m,
    stage: known.is_recorded ? known.stage : '',
    isAfterTreatment: prefixes.includes('y'),
    isRecurrent: prefixes.includes('r'),
    isMultiple: prefixes.includes('m'),
  };
}

export function tumourOf(diagnosis: Diagnosis | null | undefined, age: number | undefined): Tumour {
  const {
    topography = '',
    morphology = '',
    p16_status = '',
    hpv_status = '',
    ebv_status = '',
  } = diagnosis ?? {};
  return { topography, morphology, p16_status, hpv_status, ebv_status, age };
}
