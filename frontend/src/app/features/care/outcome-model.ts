import { type SchemaPathTree, required } from '@angular/forms/signals';

import type { OutcomeKindEnum, OutcomeRequestRequest } from '../../api/models';
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
  note: string;
}

export function emptyOutcome(today: Date): OutcomeModel {
  return { kind: '', code: '', grade: '', observed_on: dayOf(today), note: '' };
}

export function outcomeRequest({
  kind,
  code,
  grade,
  observed_on,
  note,
}: OutcomeModel): OutcomeRequestRequest {
  return {
    // The rules of the form let no empty one through.
    kind: kind || 'response',
    code,
    grade: kind === 'toxicity' ? Number(grade) : null,
    observed_on,
    note,
  };
}

export function outcomeRules(path: SchemaPathTree<OutcomeModel>): void {
  required(path.kind);
  required(path.code);
  required(path.grade, { when: ({ valueOf }) => valueOf(path.kind) === 'toxicity' });
  required(path.observed_on);
  notInFuture(path.observed_on);
}
