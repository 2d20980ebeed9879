import type { DeviationReasonEnum } from '../../api/models';

/** Why something was not done as decided. */
export const deviationReasons: readonly DeviationReasonEnum[] = [
  'patient_choice',
  'toxicity',
  'progression',
  'comorbidity',
  'waiting_time',
  'organisation',
  'death',
  'other',
];
