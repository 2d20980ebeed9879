import { type SchemaPathTree, pattern, required } from '@angular/forms/signals';

import type { Diagnosis, Staging, StagingInput, StagingRequestRequest } from '../../../api/models';

export type FindingValue = boolean | number | string;
/** Measurements and findings by the names of `staging/inputs/`; what is not known is not there. */
export type Findings = Readonly<Record<string, FindingValue>>;

export interface StagingModel {
  classification: 'c' | 'p';
  edition: string;
  t: string;
  n: string;
  m: string;
  /** As written in the record, where no group can be computed. */
  stage: string;
  isAfterTreatment: boolean;
  isRecurrent: boolean;
  isMultiple: boolean;
  findings: Findings;
}

/** What decides the schema. */
export interface Tumour {
  readonly topography: string;
  readonly morphology: string;
  readonly p16_status: string;
  readonly hpv_status: string;
  readonly ebv_status: string;
  readonly age: number | undefined;
  /** Of the tumour: what right and left of the nodes are seen from. */
  readonly laterality?: string;
}

/** Kept as it was recorded: it has no schema here. */
export const recordedEdition = '7';

export const emptyStaging: StagingModel = {
  classification: 'c',
  edition: '8',
  t: '',
  n: '',
  m: '',
  stage: '',
  isAfterTreatment: false,
  isRecurrent: false,
  isMultiple: false,
  findings: {},
};

const grammar = {
  t: /^T([0-9](mi|[a-e][0-9]?)?|X|is)(\([a-z0-9+-]{1,6}\))?$/,
  n: /^N([0-9](mi|[a-e][0-9]?)?|X)(\([a-z0-9+-]{1,6}\))?$/,
  m: /^M([0-9][a-e]?[0-9]?|X)(\([a-z0-9+-]{1,6}\))?$/,
};

export function stagingRules(path: SchemaPathTree<StagingModel>): void {
  required(path.classification);
  required(path.edition);
  // One category alone is no staging: all three, or none yet.
  for (const category of [path.t, path.n, path.m]) {
    required(category, { when: ({ valueOf }) => !!(valueOf(path.t) || valueOf(path.n) || valueOf(path.m)) });
  }
  pattern(path.t, grammar.t);
  pattern(path.n, grammar.n);
  pattern(path.m, grammar.m);
}

export const isStated = ({ t, n, m }: StagingModel): boolean => !!t && !!n && !!m;

export function stagingBody(model: StagingModel): StagingRequestRequest {
  const { classification, edition, t, n, m, stage, findings } = model;
  const prefixes: StagingRequestRequest['prefixes'] = [
    ...(model.isMultiple ? (['m'] as const) : []),
    ...(model.isRecurrent ? (['r'] as const) : []),
    ...(model.isAfterTreatment ? (['y'] as const) : []),
  ];
  return { classification, edition, t, n, m, stage, prefixes, findings: { ...findings } };
}

/** What is corrected starts from what stands; the stage is stated anew. */
export function stagingModel(known: Staging | undefined): StagingModel {
  if (!known) return { ...emptyStaging };
  const { classification, edition, t, n, m, prefixes } = known;
  return {
    classification,
    edition,
    t,
    n,
    m,
    stage: known.is_recorded ? known.stage : '',
    isAfterTreatment: prefixes.includes('y'),
    isRecurrent: prefixes.includes('r'),
    isMultiple: prefixes.includes('m'),
    findings: known.findings,
  };
}

export function tumourOf(diagnosis: Diagnosis | null | undefined, age: number | undefined): Tumour {
  const {
    topography = '',
    morphology = '',
    p16_status = '',
    hpv_status = '',
    ebv_status = '',
    laterality = '',
  } = diagnosis ?? {};
  return { topography, morphology, p16_status, hpv_status, ebv_status, laterality, age };
}

/** What is known of the tumour, as `staging/schema/` asks it; nothing before its site is. */
export function schemaQuestion(tumour: Tumour) {
  if (!tumour.topography) return undefined;
  const { topography, morphology, p16_status: p16, hpv_status: hpv, ebv_status: ebv, age } = tumour;
  const said = Object.entries({ morphology, p16, hpv, ebv, age }).filter(
    ([, value]) => value !== '' && value !== undefined,
  );
  return { topography, ...Object.fromEntries(said) };
}

/** The categories that are written as TNM writes them; the others are still being typed. */
export function wellFormed(model: Partial<StagingModel>): Partial<Record<'t' | 'n' | 'm', string>> {
  return {
    ...(grammar.t.test(model.t ?? '') ? { t: model.t ?? '' } : {}),
    ...(grammar.n.test(model.n ?? '') ? { n: model.n ?? '' } : {}),
    ...(grammar.m.test(model.m ?? '') ? { m: model.m ?? '' } : {}),
  };
}

/** With a comma or a point; undefined where it is no number, negative, too large or broken where it is counted. */
export function numberTyped(
  text: string,
  { isWhole, maximum }: { isWhole: boolean; maximum: number | null },
): number | undefined {
  if (!/^\d+([.,]\d+)?$/.test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  if (number > (maximum ?? Infinity) || (isWhole && !Number.isInteger(number))) return undefined;
  return number;
}

/**
 * The findings with one more told, or without it. Without a flag what needs it is not known either; the first node on
 * a side brings the side of the tumour with it, as the diagnosis states it.
 */
export function withFinding(
  findings: Findings,
  told: { readonly name: string; readonly value: FindingValue | undefined },
  { inputs, side }: { inputs: readonly StagingInput[]; side: string | undefined },
): Findings {
  const { name, value } = told;
  const sides = inputs.find((one) => one.name === 'tumour_side')?.choices.map(({ code }) => code) ?? [];
  const brought: Findings =
    value === true && /^nodes_(right|left)$/.test(name) && side && sides.includes(side)
      ? { tumour_side: side }
      : {};
  const without = new Set([
    name,
    ...inputs.filter(({ needs }) => needs === name && value === undefined).map((one) => one.name),
  ]);
  const kept = Object.entries(findings).filter(([known]) => !without.has(known));
  return { ...brought, ...Object.fromEntries(kept), ...(value === undefined ? {} : { [name]: value }) };
}

/** Only what these rules ask: another site or classification asks something else. */
export function askedOf(findings: Findings, inputs: readonly StagingInput[]): Findings {
  const names = new Set(inputs.map(({ name }) => name));
  return Object.fromEntries(Object.entries(findings).filter(([name]) => names.has(name)));
}
