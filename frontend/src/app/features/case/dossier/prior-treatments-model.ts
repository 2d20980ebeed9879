import { type SchemaPathTree, applyEach, max, maxLength, min, validate } from '@angular/forms/signals';

import type { PriorTreatment } from '../../../api/models';
import { notInFuture } from '../../../shared/field/not-in-future';

export interface PriorTreatmentModel {
  treatment: string;
  intent: string;
  on: string;
  ended_on: string;
  dose_gy: number | null;
  fractions: number | null;
  field: string;
  note: string;
}

export const emptyPriorTreatment: PriorTreatmentModel = {
  treatment: '',
  intent: '',
  on: '',
  ended_on: '',
  dose_gy: null,
  fractions: null,
  field: '',
  note: '',
};

export function priorTreatmentRules(path: SchemaPathTree<PriorTreatmentModel[]>): void {
  applyEach(path, (line) => {
    notInFuture(line.on);
    notInFuture(line.ended_on);
    validate(line.ended_on, ({ value, valueOf }) =>
      value() && value() < valueOf(line.on) ? { kind: 'server', message: 'end_before_start' } : undefined,
    );
    min(line.dose_gy, 0);
    max(line.dose_gy, 200);
    min(line.fractions, 1);
    max(line.fractions, 100);
    maxLength(line.field, 200);
    maxLength(line.note, 1000);
  });
}

/** Dose and fractions are asked of radiation alone: external, with drugs, brachytherapy. */
export const isRadiation = (treatment: string): boolean => /^(RT|CRT|BRT)\b/.test(treatment);

export function priorTreatmentModel(known: PriorTreatment): PriorTreatmentModel {
  return {
    ...emptyPriorTreatment,
    ...known,
    on: known.on ?? '',
    ended_on: known.ended_on ?? '',
    dose_gy: known.dose_gy ?? null,
    fractions: known.fractions ?? null,
  };
}

/** A line that names no treatment is none. */
export function priorTreatmentsBody(lines: readonly PriorTreatmentModel[]): PriorTreatment[] {
  return lines
    .filter(({ treatment }) => treatment)
    .map((line) => ({
      ...line,
      on: line.on || null,
      ended_on: line.ended_on || null,
      dose_gy: isRadiation(line.treatment) ? line.dose_gy : null,
      fractions: isRadiation(line.treatment) ? line.fractions : null,
    }));
}
