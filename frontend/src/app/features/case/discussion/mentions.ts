export interface Mentionable {
  readonly user: string;
  readonly name: string;
}

/** The name being typed after the last "@" before the caret; undefined when none is. */
export function mentionBegun(text: string, caret: number): string | undefined {
  const match = /(?:^|\s)@([\p{L}'’. -]{0,40})$/u.exec(text.slice(0, caret));
  return match?.[1];
}

/** The text with the begun mention completed, and where the caret goes on. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const begun = mentionBegun(text, caret) ?? '';
  const before = `${text.slice(0, caret - begun.length)}${name} `;
  return { text: before + text.slice(caret), caret: before.length };
}

/** Those whose whole name stands after an "@" in the text. */
export function mentioned(text: string, people: readonly Mentionable[]): string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ user }) => user);
}

export interface Fragment {
  readonly text: string;
  readonly isMention: boolean;
}

/** The text cut where people are named, so that names can stand out. */
export function fragments(text: string, names: readonly string[]): readonly Fragment[] {
  const calls = names.map((name) => `@${name}`).sort((a, b) => b.length - a.length);
  if (!calls.length) return [{ text, isMention: false }];
  const escaped = calls.map((call) => call.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${escaped.join('|')})`))
    .filter(Boolean)
    .map((part) => ({ text: part, isMention: calls.includes(part) }));
}
