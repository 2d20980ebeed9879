import { texts as english } from './en';
import { texts as italian } from './it';

// The bundler serves browsers and knows no files; the test runner's Node does.
const files = process.getBuiltinModule('node:fs');
const paths = process.getBuiltinModule('node:path');

interface Texts {
  readonly [key: string]: string | Texts;
}

function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

function placeholders(texts: Texts, key: string): string[] {
  const text = key.split('.').reduce<string | Texts>((at, name) => (at as Texts)[name] ?? '', texts);
  return [...(text as string).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name).sort();
}

function sources(folder: string): string[] {
  return files
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => /(?<!\.spec)\.(ts|html)$/.test(entry.name) && !entry.parentPath.includes('/api'))
    .map((entry) => files.readFileSync(paths.join(entry.parentPath, entry.name), 'utf8'));
}

/** Whole literal keys (`'case.title'`), and beginnings of built ones (`'status.' + state`). */
function usedKeys(): { whole: Set<string>; beginnings: Set<string> } {
  const scopes = Object.keys(italian).join('|');
  const literal = new RegExp(`['"\`]((?:${scopes})\\.[\\w.-]*)(['"\`]|\\$\\{)`, 'g');
  const found = sources(paths.join(process.cwd(), 'src/app')).flatMap((source) => [
    ...source.matchAll(literal),
  ]);
  const keys = found.map(([, key = '']) => key);
  return {
    whole: new Set(keys.filter((key) => !key.endsWith('.'))),
    beginnings: new Set(keys.filter((key) => key.endsWith('.'))),
  };
}

describe('the texts', () => {
  const all = keysOf(italian);

  it('exist in Italian and in English alike', () => {
    expect(keysOf(english).sort()).toEqual([...all].sort());
  });

  it('have the same placeholders in both languages', () => {
    for (const key of all)
      expect([key, placeholders(english, key)]).toEqual([key, placeholders(italian, key)]);
  });

  it('are there for every key that the code uses', () => {
    const { whole, beginnings } = usedKeys();
    const missing = [...whole].filter((key) => !all.includes(key));
    const dangling = [...beginnings].filter((start) => !all.some((key) => key.startsWith(start)));
    expect(whole.size).toBeGreaterThan(50);
    expect([...missing, ...dangling]).toEqual([]);
  });
});
