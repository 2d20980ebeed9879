/** What a fiscal code says of the person, as far as it is well formed. Source: DM 23 December 1976 (GU 345 of 1976). */
export interface FiscalCodeFacts {
  /** Its last letter agrees with the rest. */
  readonly isIntact: boolean;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

const form = /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/;
const months = 'ABCDEHLMPRST';
/** Letters that stand for digits where two people would share a code (omocodia). */
const digitLetters = 'LMNPQRSTUV';
const numericPlaces = [6, 7, 9, 10, 12, 13, 14];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const oddWeights = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const femaleDays = 40;

export function readFiscalCode(text: string, today = new Date()): FiscalCodeFacts | undefined {
  const code = text.trim().toUpperCase();
  if (!form.test(code)) return undefined;
  const digits = Array.from(code)
    .map((letter, place) => (numericPlaces.includes(place) ? digitOf(letter) : letter))
    .join('');
  const month = months.indexOf(code.charAt(8)) + 1;
  const marked = Number(digits.slice(9, 11));
  const day = marked > femaleDays ? marked - femaleDays : marked;
  const year = yearOf(Number(digits.slice(6, 8)), today);
  const isDay = day >= 1 && day <= new Date(year, month, 0).getDate();
  return {
    isIntact: isDay && code.charAt(15) === checkLetter(code),
    birthDate: isDay ? `${year}-${two(month)}-${two(day)}` : '',
    sex: marked > femaleDays ? 'female' : 'male',
  };
}

/** Whether the code can be this person's: its first six letters come from the names. */
export function agreesWithNames(code: string, familyName: string, givenName: string): boolean {
  return code
    .trim()
    .toUpperCase()
    .startsWith(`${familyLetters(familyName)}${givenLetters(givenName)}`);
}

function digitOf(letter: string): string {
  const place = digitLetters.indexOf(letter);
  return place < 0 ? letter : `${place}`;
}

/** The most recent year with these two digits that is not to come. */
function yearOf(digits: number, today: Date): number {
  const thisYear = today.getFullYear();
  const century = Math.floor(thisYear / 100) * 100;
  return century + digits > thisYear ? century - 100 + digits : century + digits;
}

function checkLetter(code: string): string {
  const sum = Array.from(code.slice(0, 15)).reduce((total, letter, index) => {
    const value = /\d/.test(letter) ? Number(letter) : alphabet.indexOf(letter);
    return total + (index % 2 === 0 ? (oddWeights[value] ?? 0) : value);
  }, 0);
  return alphabet.charAt(sum % 26);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase();
}

const consonantsOf = (name: string) => plain(name).replace(/[AEIOU]/g, '');
const vowelsOf = (name: string) => plain(name).replace(/[^AEIOU]/g, '');

function familyLetters(name: string): string {
  return `${consonantsOf(name)}${vowelsOf(name)}XXX`.slice(0, 3);
}

/** With four consonants or more the second is left out. */
function givenLetters(name: string): string {
  const consonants = consonantsOf(name);
  if (consonants.length < 4) return `${consonants}${vowelsOf(name)}XXX`.slice(0, 3);
  return `${consonants.charAt(0)}${consonants.slice(2, 4)}`;
}

const two = (part: number) => `${part}`.padStart(2, '0');
