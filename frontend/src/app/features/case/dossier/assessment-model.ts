import { type SchemaPathTree, max, min } from '@angular/forms/signals';

import type { Assessment, AssessmentRequestRequest, PriorTreatment } from '../../../api/models';

export type FactValue = string | number | boolean;

export interface AssessmentModel {
  ecog: string;
  charlson_items: string[];
  ace27: string;
  smoking_status: string;
  pack_years: number | null;
  alcohol_status: string;
  alcohol_units_week: number | null;
  facts: Record<string, FactValue>;
  prior_treatments: PriorTreatment[];
}

export const emptyAssessment: AssessmentModel = {
  ecog: '',
  charlson_items: [],
  ace27: '',
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
  'bmi',
];

export function assessmentRules(path: SchemaPathTree<AssessmentModel>): void {
  min(path.pack_years, 0);
  max(path.pack_years, 300);
  min(path.alcohol_units_week, 0);
  max(path.alcohol_units_week, 300);
}

export function assessmentModel(known: Assessment | null | undefined): AssessmentModel {
  if (!known) return { ...emptyAssessment };
  const { ecog, facts } = known;
  return {
    ecog: ecog === null ? '' : `${ecog}`,
    charlson_items: known.charlson_items,
    ace27: known.ace27,
    smoking_status: known.smoking_status,
    pack_years: known.pack_years,
    alcohol_status: known.alcohol_status,
    alcohol_units_week: known.alcohol_units_week,
    facts,
    prior_treatments: known.prior_treatments,
  };
}

export function assessmentBody(model: AssessmentModel): AssessmentRequestRequest {
  const decimal = (value: number | null) => (value === null ? null : `${value}`);
  return {
    ...model,
    ecog: model.ecog === '' ? null : Number(model.ecog),
    pack_years: decimal(model.pack_years),
    alcohol_units_week: decimal(model.alcohol_units_week),
    // A line nobody filled in is no treatment.
    prior_treatments: model.prior_treatments.filter(({ treatment }) => treatment),
  };
}

/** kg/m² from kg and cm; undefined until both are plausible. */
export function bodyMassIndex(weightKg: unknown, heightCm: unknown): number | undefined {
  if (typeof weightKg !== 'number' || typeof heightCm !== 'number' || heightCm < 50) return undefined;
  return Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10;
}
