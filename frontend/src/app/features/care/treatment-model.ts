import { type SchemaPathTree, required, validate } from '@angular/forms/signals';

import type {
  DeviationReasonEnum,
  IrradiatedEnum,
  Treatment,
  TreatmentRequestRequest,
} from '../../api/models';
import { notInFuture } from '../../shared/field/not-in-future';

export interface TreatmentModel {
  code: string;
  regimen: string;
  intent: string;
  facility: string;
  started_on: string;
  ended_on: string;
  admitted_on: string;
  discharged_on: string;
  discharge_letter: string;
  dose_gy: number | null;
  fractions: number | null;
  /** What the beam covered; nothing chosen is nothing said. */
  irradiated: string[];
  mandible_gy: number | null;
  cycles: number | null;
  stopped_reason: DeviationReasonEnum | '';
  note: string;
  /** Ending this course does not end the treatment. */
  more_to_come: boolean;
}

export const emptyTreatment: TreatmentModel = {
  code: '',
  regimen: '',
  intent: '',
  facility: '',
  started_on: '',
  ended_on: '',
  admitted_on: '',
  discharged_on: '',
  discharge_letter: '',
  dose_gy: null,
  fractions: null,
  irradiated: [],
  mandible_gy: null,
  cycles: null,
  stopped_reason: '',
  note: '',
  more_to_come: false,
};

export function modelOfTreatment(treatment: Treatment): TreatmentModel {
  return {
    code: treatment.code,
    regimen: treatment.regimen,
    intent: treatment.intent,
    facility: treatment.facility?.id ?? '',
    started_on: treatment.started_on,
    ended_on: treatment.ended_on ?? '',
    admitted_on: treatment.admitted_on ?? '',
    discharged_on: treatment.discharged_on ?? '',
    discharge_letter: treatment.discharge_letter ?? '',
    dose_gy: treatment.dose_gy,
    fractions: treatment.fractions,
    irradiated: treatment.irradiated ?? [],
    mandible_gy: treatment.mandible_gy,
    cycles: treatment.cycles,
    stopped_reason: treatment.stopped_reason,
    note: treatment.note ?? '',
    more_to_come: false,
  };
}

/** What does not belong to the treatment (drugs to surgery, doses to drugs) is left out. */
export function treatmentRequest(
  { more_to_come: _, ...model }: TreatmentModel,
  belongs: { readonly drugs: boolean; readonly radiation: boolean },
): TreatmentRequestRequest {
  return {
    ...model,
    regimen: belongs.drugs ? model.regimen : '',
    cycles: belongs.drugs ? model.cycles : null,
    dose_gy: belongs.radiation ? model.dose_gy : null,
    fractions: belongs.radiation ? model.fractions : null,
    irradiated: belongs.radiation && model.irradiated.length ? (model.irradiated as IrradiatedEnum[]) : null,
    mandible_gy: belongs.radiation && model.irradiated.includes('mandible') ? model.mandible_gy : null,
    facility: model.facility || null,
    ended_on: model.ended_on || null,
    admitted_on: model.admitted_on || null,
    discharged_on: model.discharged_on || null,
    discharge_letter: model.discharge_letter || null,
    stopped_reason: model.ended_on ? model.stopped_reason : '',
  };
}

export function treatmentRules(path: SchemaPathTree<TreatmentModel>): void {
  required(path.code);
  required(path.started_on);
  for (const day of [path.started_on, path.ended_on, path.admitted_on, path.discharged_on]) notInFuture(day);
  validate(path.ended_on, ({ value, valueOf }) =>
    value() && value() < valueOf(path.started_on)
      ? { kind: 'server', message: 'end_before_start' }
      : undefined,
  );
  validate(path.discharged_on, ({ value, valueOf }) => {
    const admitted = valueOf(path.admitted_on);
    if (!value()) return undefined;
    if (!admitted) return { kind: 'server', message: 'discharge_without_admission' };
    return value() < admitted ? { kind: 'server', message: 'discharge_before_admission' } : undefined;
  });
}
