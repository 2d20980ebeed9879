import { type SchemaPathTree, max, min } from '@angular/forms/signals';

import type { Assessment, AssessmentRequestRequest } from '../../../api/models';
import { type Facts, factRules } from './facts';
import {
  type PriorTreatmentModel,
  priorTreatmentModel,
  priorTreatmentRules,
  priorTreatmentsBody,
} from './prior-treatments-model';

export interface AssessmentModel {
  ecog: string;
  charlson_items: string[];
  /** Overall grade, stated where its items are not known. */
  ace27: string;
  ace27_items: Record<string, number>;
  smoking_status: string;
  pack_years: number | null;
  alcohol_status: string;
  alcohol_units_week: number | null;
  facts: Facts;
  prior_treatments: PriorTreatmentModel[];
}

export const emptyAssessment: AssessmentModel = {
  ecog: '',
  charlson_items: [],
  ace27: '',
  ace27_items: {},
  smoking_status: '',
  pack_years: null,
  alcohol_status: '',
  alcohol_units_week: null,
  facts: {},
  prior_treatments: [],
};

/** Asked for on their own above the facts: the same thing is not asked twice. */
export const factsAskedElsewhere: readonly string[] = [
  'pack_years',
  'alcohol_units_week',
  'patient_preference',
];

export function assessmentRules(path: SchemaPathTree<AssessmentModel>): void {
  min(path.pack_years, 0);
  max(path.pack_years, 300);
  min(path.alcohol_units_week, 0);
  max(path.alcohol_units_week, 500);
  factRules(path.facts);
  priorTreatmentRules(path.prior_treatments);
}

export function assessmentModel(known: Assessment | null | undefined): AssessmentModel {
  if (!known) return { ...emptyAssessment };
  const { ecog, facts } = known;
  return {
    ecog: ecog === null ? '' : `${ecog}`,
    charlson_items: known.charlson_items,
    ace27: known.ace27,
    ace27_items: known.ace27_items,
    smoking_status: known.smoking_status,
    pack_years: known.pack_years,
    alcohol_status: known.alcohol_status,
    alcohol_units_week: known.alcohol_units_week,
    facts,
    prior_treatments: known.prior_treatments.map(priorTreatmentModel),
  };
}

export function assessmentBody(model: AssessmentModel): AssessmentRequestRequest {
  const decimal = (value: number | null) => (value === null ? null : `${value}`);
  return {
    ...model,
    ecog: model.ecog === '' ? null : Number(model.ecog),
    // The overall grade follows from its items.
    ace27: hasItems(model) ? '' : model.ace27,
    pack_years: model.smoking_status === 'never' ? null : decimal(model.pack_years),
    alcohol_units_week: model.alcohol_status === 'never' ? null : decimal(model.alcohol_units_week),
    prior_treatments: priorTreatmentsBody(model.prior_treatments),
  };
}

export const hasItems = ({ ace27_items }: AssessmentModel): boolean => Object.keys(ace27_items).length > 0;
