import { type SchemaPathTree, maxLength, pattern, required, validate } from '@angular/forms/signals';

import type { PatchedIdentityRequest, PatientDetail, SexEnum } from '../../../api/models';
import { notInFuture } from '../dossier/days';
import { agreesWithNames, readFiscalCode } from './fiscal-code';

export interface IdentityModel {
  family_name: string;
  given_name: string;
  birth_date: string;
  birth_place: string;
  sex: string;
  fiscal_code: string;
}

export const emptyIdentity: IdentityModel = {
  family_name: '',
  given_name: '',
  birth_date: '',
  birth_place: '',
  sex: '',
  fiscal_code: '',
};

export const sexes: readonly SexEnum[] = ['male', 'female', 'other', 'unknown'];

export function identityRules(path: SchemaPathTree<IdentityModel>): void {
  required(path.family_name);
  maxLength(path.family_name, 100);
  required(path.given_name);
  maxLength(path.given_name, 100);
  required(path.birth_date);
  notInFuture(path.birth_date);
  required(path.sex);
  pattern(path.fiscal_code, /^\s*[A-Za-z0-9]{16}\s*$/);
  validate(path.fiscal_code, ({ value, valueOf }) => {
    const [family, given] = [valueOf(path.family_name), valueOf(path.given_name)];
    const code = fiscalCodeMistake(value(), {
      family,
      given,
      born: valueOf(path.birth_date),
      sex: valueOf(path.sex),
    });
    return code ? { kind: 'server', message: code } : undefined;
  });
}

interface Person {
  readonly family: string;
  readonly given: string;
  readonly born: string;
  readonly sex: string;
}

/** The code of the server's own refusal, said while the form is filled in. */
export function fiscalCodeMistake(code: string, { family, given, born, sex }: Person): string | undefined {
  if (!code.trim()) return undefined;
  const facts = readFiscalCode(code);
  if (!facts?.isIntact) return 'fiscal_code_invalid';
  const agrees =
    (!born || born.slice(2) === facts.birthDate.slice(2)) &&
    (!['male', 'female'].includes(sex) || sex === facts.sex) &&
    (!family || !given || agreesWithNames(code, family, given));
  return agrees ? undefined : 'fiscal_code_mismatch';
}

export function identityModel(known: PatientDetail): IdentityModel {
  const { family_name, given_name, birth_date, birth_place, sex } = known;
  return { family_name, given_name, birth_date, birth_place, sex, fiscal_code: '' };
}

export function identityBody({ fiscal_code: _, sex, ...identity }: IdentityModel): PatchedIdentityRequest {
  return { ...identity, sex: sex as SexEnum };
}
