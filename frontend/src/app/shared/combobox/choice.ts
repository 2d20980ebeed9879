export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A code, a unit or a place: searched too, shown lighter. */
  readonly detail?: string;
}

/** Case and accents aside, so that "sinusite" finds "Sinusité". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The choices that hold every word typed; those that begin with it come first. */
export function choicesMatching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = folded(typed).trim();
  if (!wanted) return choices;
  const words = wanted.split(/\s+/);
  const found = choices.filter(({ label, detail }) => {
    const text = folded(`${label} ${detail ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  const begins = ({ label, detail }: Choice) =>
    [label, detail].some((text) => text && folded(text).startsWith(wanted));
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
