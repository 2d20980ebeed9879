import { type SchemaPathTree, max, min, required } from '@angular/forms/signals';

import type {
  ConfirmationEnum,
  NonTargetEnum,
  OutcomeKindEnum,
  OutcomeRequestRequest,
} from '../../api/models';
import { notInFuture } from '../../shared/field/not-in-future';
import { dayOf } from '../../shared/moment/local-time';

/** The vocabulary that each kind of outcome is told in. */
export const vocabularyOf: Record<OutcomeKindEnum, string> = {
  response: 'recist',
  recurrence: 'disease_status',
  toxicity: 'toxicities',
  vital_status: 'vital_status',
};

export const outcomeKinds = Object.keys(vocabularyOf) as readonly OutcomeKindEnum[];

/** Codes after which there is no follow-up: recording one closes the case. */
export function isDeath(kind: OutcomeKindEnum | '', code: string): boolean {
  return kind === 'vital_status' && code.startsWith('dead_');
}

export interface OutcomeModel {
  kind: OutcomeKindEnum | '';
  code: string;
  /** CTCAE, 1–5, as the list of grades has it. */
  grade: string;
  observed_on: string;
  /** Sums of target lesions in mm. */
  baseline_mm: number | null;
  nadir_mm: number | null;
  current_mm: number | null;
  targets_resolved: boolean;
  non_target: NonTargetEnum | '';
  new_lesions: boolean;
  confirmation: ConfirmationEnum | '';
  onset_on: string;
  treatment: string;
  note: string;
}

const noMeasures = {
  baseline_mm: null,
  nadir_mm: null,
  current_mm: null,
  targets_resolved: false,
  non_target: '',
  new_lesions: false,
} as const;

export function emptyOutcome(today: Date): OutcomeModel {
  return {
    kind: '',
    code: '',
    grade: '',
    observed_on: dayOf(today),
    ...noMeasures,
    confirmation: '',
    onset_on: '',
    treatment: '',
    note: '',
  };
}

/** Each kind says its own: what was entered before the kind changed is left out. */
export function outcomeRequest({
  grade,
  confirmation,
  onset_on,
  treatment,
  ...model
}: OutcomeModel): OutcomeRequestRequest {
  const { code, observed_on, note } = model;
  // The rules of the form let no empty one through.
  const kind = model.kind || 'response';
  const shared = { kind, code, observed_on, note };
  if (kind === 'toxicity') {
    return { ...shared, grade: Number(grade), onset_on: onset_on || null, treatment: treatment || null };
  }
  if (kind === 'recurrence') return { ...shared, confirmation };
  return kind === 'response' ? { ...shared, ...measuresOf(model) } : shared;
}

function measuresOf(model: Pick<OutcomeModel, keyof typeof noMeasures>) {
  const { baseline_mm, nadir_mm, current_mm, targets_resolved, non_target, new_lesions } = model;
  const isMeasured = current_mm !== null || !!non_target || new_lesions;
  return {
    baseline_mm,
    nadir_mm,
    current_mm,
    targets_resolved,
    non_target,
    new_lesions: isMeasured ? new_lesions : null,
  };
}

type Recist = 'CR' | 'PR' | 'SD' | 'PD' | 'NE';

/**
 * What the measures come to by RECIST 1.1, shown while they are typed; the server computes what is kept.
 * Nothing while nothing is measured.
 */
export function computedResponse(model: OutcomeModel): Recist | undefined {
  if (model.kind !== 'response') return undefined;
  if (model.new_lesions || model.non_target === 'pd') return 'PD';
  const { baseline_mm: baseline, current_mm: current } = model;
  if (baseline === null || current === null) return undefined;
  const nadir = Math.min(baseline, model.nadir_mm ?? baseline);
  const isIncomplete = model.non_target === 'non_cr_non_pd' || model.non_target === 'ne';
  if (model.targets_resolved || current === 0) return isIncomplete ? 'PR' : 'CR';
  const growth = round(current - nadir);
  if (growth >= 5 && growth >= round(nadir * 0.2)) return 'PD';
  return current <= round(baseline * 0.7) ? 'PR' : 'SD';
}

/** Tenths of a millimetre are what is measured; binary fractions must not decide. */
function round(mm: number): number {
  return Math.round(mm * 1000) / 1000;
}

export function outcomeRules(path: SchemaPathTree<OutcomeModel>): void {
  required(path.kind);
  required(path.code);
  required(path.grade, { when: ({ valueOf }) => valueOf(path.kind) === 'toxicity' });
  required(path.observed_on);
  notInFuture(path.observed_on);
  notInFuture(path.onset_on);
  for (const sum of [path.baseline_mm, path.nadir_mm, path.current_mm]) {
    min(sum, 0);
    max(sum, 5000);
  }
  required(path.baseline_mm, { when: ({ valueOf }) => valueOf(path.current_mm) !== null });
}
