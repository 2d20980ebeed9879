import { inject } from '@angular/core';
import { type SchemaPath, type ValidationError, validate } from '@angular/forms/signals';

import type { Term } from '../../../api/models';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

export type FactValue = string | number | boolean;
export type Facts = Record<string, FactValue>;

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly datatype: 'number' | 'integer' | 'boolean' | 'choice' | 'text' | 'date';
  readonly unit: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly isComputed: boolean;
  readonly group: string;
}

/** Which of the facts is wrong, beside how. */
export type FactMistake = ValidationError.WithoutFieldTree & { readonly item: string };

export function factOf(term: Term, labelOf: (term: Term) => string): Fact {
  const { attributes } = term;
  return {
    id: term.code,
    label: labelOf(term).replace('>=', '≥').replace('<=', '≤'),
    datatype: attributes['datatype'] as Fact['datatype'],
    unit: unitShown(`${attributes['unit']}`),
    choices: (attributes['choice_labels'] as readonly Term[]).map((choice) => ({
      value: choice.code,
      label: labelOf(choice),
    })),
    minimum: attributes['minimum'] as number | null,
    maximum: attributes['maximum'] as number | null,
    isComputed: attributes['is_computed'] as boolean,
    group: `${attributes['group']}`,
  };
}

/** `{score}` and `0-4` say what is counted, not in what. */
export function unitShown(unit: string): string {
  return /^[{\d]/.test(unit) ? '' : unit;
}

/** Each number within the range that its own scale has; the server refuses by the same table. */
export function factRules(path: SchemaPath<Facts>): void {
  const vocabularies = inject(Vocabularies);
  validate(path, ({ value }) => {
    const facts = vocabularies.terms('mdt_facts').map((term) => factOf(term, ({ code }) => code));
    return facts.flatMap((fact) => mistakeIn(fact, value()[fact.id]) ?? []);
  });
}

export function mistakeIn(fact: Fact, value: FactValue | undefined): FactMistake | undefined {
  if (typeof value !== 'number') return undefined;
  const { id: item, minimum, maximum, datatype } = fact;
  if (minimum !== null && value < minimum) return { kind: 'min', min: minimum, item } as FactMistake;
  if (maximum !== null && value > maximum) return { kind: 'max', max: maximum, item } as FactMistake;
  return datatype === 'integer' && !Number.isInteger(value)
    ? { kind: 'server', message: 'not_whole', item }
    : undefined;
}

/** With the body mass index as the server computes it, once weight and height are plausible. */
export function withComputed(facts: Facts): Facts {
  const { weight, height } = facts;
  if (typeof weight !== 'number' || typeof height !== 'number' || height < 50) return facts;
  return { ...facts, bmi: Math.round((weight / (height / 100) ** 2) * 10) / 10 };
}
