import type {
  ConditionTest,
  NodeLevelRequest,
  Pathology,
  PathologyRequestRequest,
  ReportField,
  ReportForm,
} from '../../../api/models';

/** Every field as text, by its name; the levels of the neck are edited beside them. */
export type ReportModel = Record<string, string>;
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What a report says beyond the fields of the vocabulary. */
export const ownFields = [
  'taken_on',
  'reported_on',
  'laboratory',
  'accession',
  'conclusion',
  'report_document',
];
export const levelsField = 'nodes_positive_levels';
/** Chosen among the stagings of the case. */
export const stagingField = 'ptnm';

const groups = ['specimen', 'tumour', 'margins', 'invasion', 'nodes', 'markers', 'stage'] as const;
export type Group = (typeof groups)[number];

export function inGroups<Item extends { readonly group: string }>(
  items: readonly Item[],
): readonly { readonly name: Group; readonly items: readonly Item[] }[] {
  return groups
    .map((name) => ({ name, items: items.filter(({ group }) => group === name) }))
    .filter(({ items: own }) => own.length > 0);
}

/** The same conditions that the server judges by: alternatives of tests that all hold; nothing holds of the unknown. */
export function holds(alternatives: readonly (readonly ConditionTest[])[], facts: Facts): boolean {
  return alternatives.some((tests) => tests.every((test) => testHolds(test, facts)));
}

function testHolds({ fact, any_of, above }: ConditionTest, facts: Facts): boolean {
  const value = facts[fact];
  if (value === null || value === undefined || value === '') return false;
  if (above !== null) return typeof value === 'number' && value > above;
  return any_of.includes(`${value}`);
}

export function emptyModel(form: ReportForm): ReportModel {
  const names = [...form.questions.map(({ name }) => name), ...ownFields];
  return Object.fromEntries(names.map((name) => [name, '']));
}

export function modelOf(form: ReportForm, report: Pathology): ReportModel {
  const stated = report as unknown as Record<string, unknown>;
  const named = Object.keys(emptyModel(form)).map((name): [string, string] => [name, asText(stated[name])]);
  return { ...Object.fromEntries(named), [stagingField]: report.staging ?? '', [levelsField]: '' };
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}

export function isNumber({ datatype }: ReportField): boolean {
  return datatype === 'number' || datatype === 'integer';
}

/** A number as it is written here, with comma or point; what is none stays text, for the server to refuse. */
export function asNumber(text: string): number | string | null {
  const written = text.trim().replace(',', '.');
  if (!written) return null;
  const number = Number(written);
  return Number.isNaN(number) ? text : number;
}

export function factsOf(form: ReportForm, model: ReportModel): Facts {
  const stated = form.questions.map((field): [string, string | number | null] => {
    const text = model[field.name] ?? '';
    return [field.name, isNumber(field) ? asNumber(text) : text];
  });
  const morphology = model['histology_icdo3'] || (form.facts['morphology'] ?? null);
  return { ...form.facts, ...Object.fromEntries(stated), morphology };
}

export function bodyOf(
  form: ReportForm,
  model: ReportModel,
  levels: readonly NodeLevelRequest[],
): PathologyRequestRequest {
  const sent = form.questions.filter(({ name }) => name !== stagingField);
  const stated = sent.map((field): [string, unknown] => [
    field.name,
    valueOf(field, model[field.name] ?? ''),
  ]);
  const own = ownFields.map((name): [string, unknown] => [name, model[name] ?? '']);
  return {
    ...Object.fromEntries([...stated, ...own]),
    staging: model[stagingField] || null,
    taken_on: model['taken_on'] || null,
    reported_on: model['reported_on'] || null,
    report_document: model['report_document'] || null,
    [levelsField]: levels,
  } as unknown as PathologyRequestRequest;
}

function valueOf(field: ReportField, text: string): unknown {
  if (isNumber(field)) return asNumber(text);
  if (field.datatype === 'boolean') return text === '' ? null : text === 'true';
  return text;
}
