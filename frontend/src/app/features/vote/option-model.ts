import { type SchemaPathTree, applyEach, maxLength, minLength, required } from '@angular/forms/signals';

import type { Option, OptionRequestRequest, OptionStep } from '../../api/models';

export interface StepModel {
  treatment: string;
  regimen: string;
  rt_schedule: string;
  dose_gy: number | null;
  fractions: number | null;
  note: string;
}

export interface OptionModel {
  title: string;
  intent: string;
  steps: StepModel[];
  conditions: string[];
  rationale: string;
  evidence_level: string;
  evidence_reference: string;
}

export const emptyStep: StepModel = {
  treatment: '',
  regimen: '',
  rt_schedule: '',
  dose_gy: null,
  fractions: null,
  note: '',
};

export function emptyOption(): OptionModel {
  return {
    title: '',
    intent: '',
    steps: [{ ...emptyStep }],
    conditions: [],
    rationale: '',
    evidence_level: '',
    evidence_reference: '',
  };
}

export function modelOfOption(option: Option): OptionModel {
  return {
    title: option.title ?? '',
    intent: option.intent,
    steps: option.steps.map(modelOfStep),
    conditions: option.conditions ?? [],
    rationale: option.rationale ?? '',
    evidence_level: option.evidence_level,
    evidence_reference: option.evidence_reference ?? '',
  };
}

export function optionRequest(model: OptionModel): OptionRequestRequest {
  const conditions = model.conditions.map((condition) => condition.trim()).filter(Boolean);
  return { ...model, title: model.title.trim(), conditions };
}

export function optionRules(path: SchemaPathTree<OptionModel>): void {
  required(path.title);
  maxLength(path.title, 200);
  maxLength(path.evidence_reference, 500);
  required(path.intent);
  minLength(path.steps, 1);
  applyEach(path.steps, (step) => {
    required(step.treatment);
    maxLength(step.note, 500);
  });
}

/** The same steps with one of them moved by one place. */
export function movedStep(steps: readonly StepModel[], index: number, by: 1 | -1): StepModel[] {
  const rest = steps.filter((_, place) => place !== index);
  const step = steps[index];
  return step ? [...rest.slice(0, index + by), step, ...rest.slice(index + by)] : [...steps];
}

function modelOfStep(step: OptionStep): StepModel {
  return {
    treatment: step.treatment,
    regimen: step.regimen ?? '',
    rt_schedule: step.rt_schedule ?? '',
    dose_gy: step.dose_gy ?? null,
    fractions: step.fractions ?? null,
    note: step.note ?? '',
  };
}
