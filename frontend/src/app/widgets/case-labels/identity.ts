/** What the server tells of a patient at the head of a case; names are null for observers. */
export interface PatientHead {
  readonly pseudonym: string;
  readonly family_name: string | null;
  readonly given_name: string | null;
  readonly age: number;
  readonly sex: string;
}

const sexLetters: Readonly<Record<string, string>> = { male: 'M', female: 'F' };

export function sexLetter(sex: string): string {
  return sexLetters[sex] ?? '–';
}

/** "R.M. 61 M": enough to tell patients apart at a glance, and no name. */
export function shortIdentity(patient: PatientHead): string {
  const { family_name: family, given_name: given, pseudonym, age, sex } = patient;
  const name = family && given ? `${initial(family)}.${initial(given)}.` : pseudonym;
  return `${name} ${age} ${sexLetter(sex)}`;
}

export function fullName(patient: PatientHead): string | undefined {
  return patient.family_name ? `${patient.family_name} ${patient.given_name ?? ''}`.trim() : undefined;
}

function initial(name: string): string {
  return name.charAt(0).toLocaleUpperCase();
}
