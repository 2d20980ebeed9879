import administration from './administration.json';
import asItWas from './as-it-was.json';
import care from './care.json';
import caseTexts from './case.json';
import checklist from './checklist.json';
import common from './common.json';
import decision from './decision.json';
import documents from './documents.json';
import errors from './errors.json';
import intake from './intake.json';
import synoptic from './synoptic.json';
import patient from './patient.json';
import plainWords from './plain-words.json';
import session from './session.json';
import staging from './staging.json';
import status from './status.json';
import vote from './vote.json';
import worklist from './worklist.json';

export const texts = {
  administration,
  asItWas,
  care,
  case: caseTexts,
  checklist,
  common,
  decision,
  documents,
  errors,
  intake,
  synoptic,
  patient,
  plainWords,
  session,
  staging,
  status,
  vote,
  worklist,
};
