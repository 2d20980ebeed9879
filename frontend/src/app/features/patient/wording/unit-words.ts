const powers: Readonly<Record<string, string>> = { '3': '³', '6': '⁶', '9': '⁹', '12': '¹²' };

/** A UCUM unit as reports print it: `10*3/uL` is 10³/µL, `m[IU]/L` is mIU/L, `{INR}` is nothing. */
export function unitWords(ucum: string): string {
  return ucum
    .replace('{1.73_m2}', '1,73 m²')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/[[\]]/g, '')
    .replace(/10\*(\d+)/, (whole, power: string) => (powers[power] ? `10${powers[power]}` : whole))
    .replaceAll(/\bu(?=[a-z]|L)/g, 'µ');
}
