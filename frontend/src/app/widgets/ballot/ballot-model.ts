import { type SchemaPathTree, maxLength, required, validate } from '@angular/forms/signals';

import type {
  Ballot,
  BallotRequestRequest,
  InvestigationRequestRequest,
  RoundMethodEnum,
} from '../../api/models';

export interface QuestionModel {
  what: string;
  why: string;
  /** A participant; the lead where nobody is chosen. */
  owner: string;
  /** As a date input has it. */
  due: string;
}

export interface BallotModel {
  /** In a single choice the identifier of an option; else `ranked`, `investigate` or `abstain`. Empty at first. */
  stance: string;
  ranking: string[];
  confidence: number | null;
  reason: string;
  investigation: QuestionModel;
}

const longestQuestion = 250;

export const emptyQuestion: QuestionModel = { what: '', why: '', owner: '', due: '' };

export function emptyBallot(method: RoundMethodEnum): BallotModel {
  const stance = method === 'ranked' ? 'ranked' : '';
  return { stance, ranking: [], confidence: null, reason: '', investigation: { ...emptyQuestion } };
}

/** A ballot to be changed. What was asked is not repeated: the request stands in the case. */
export function modelOfBallot({ kind, option, ranking, confidence, reason }: Ballot): BallotModel {
  const stance = kind === 'choice' ? (option ?? '') : kind;
  return { stance, ranking, confidence, reason, investigation: { ...emptyQuestion } };
}

export function questionRequest({ what, why, owner, due }: QuestionModel): InvestigationRequestRequest {
  return {
    what: what.trim(),
    why: why.trim(),
    owner: owner || null,
    // Until the end of that day here.
    due: due ? new Date(`${due}T23:59:00`).toISOString() : null,
  };
}

export function ballotRequest(model: BallotModel): BallotRequestRequest {
  const { stance, confidence, reason } = model;
  switch (stance) {
    case 'ranked':
      return { kind: 'ranked', ranking: model.ranking, confidence, reason };
    case 'investigate':
      return { kind: 'investigate', investigation: questionRequest(model.investigation) };
    case 'abstain':
      return { kind: 'abstain', reason };
    default:
      return { kind: 'choice', option: stance, confidence, reason };
  }
}

/** The same stance again, now that its voter knows what came after it. */
export function confirmationOf({ kind, option, ranking, confidence, reason }: Ballot): BallotRequestRequest {
  return { kind, option, ranking, confidence, reason };
}

export function ballotRules(path: SchemaPathTree<BallotModel>): void {
  required(path.stance);
  validate(path.ranking, ({ value, valueOf }) =>
    valueOf(path.stance) === 'ranked' && value().length === 0 ? { kind: 'required' } : undefined,
  );
  required(path.investigation.what, { when: ({ valueOf }) => valueOf(path.stance) === 'investigate' });
  maxLength(path.investigation.what, longestQuestion);
}

export function questionRules(path: SchemaPathTree<QuestionModel>): void {
  required(path.what);
  maxLength(path.what, longestQuestion);
}
