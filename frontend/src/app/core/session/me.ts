import type { LanguageCode } from '../language/language-code';

export type Role = 'administrator' | 'coordinator' | 'physician' | 'patient';

export interface MyGroup {
  readonly id: string;
  readonly name: string;
  readonly role: 'member' | 'coordinator' | 'observer';
  readonly until: string | null;
}

export interface Me {
  readonly id: string;
  readonly email: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly full_name: string;
  readonly language: LanguageCode;
  readonly second_factor: boolean;
  readonly physician: { readonly id: string; readonly specialty: string } | null;
  readonly groups: readonly MyGroup[];
  readonly roles: readonly Role[];
}
