import type { DossierThen } from '../../../api/models';

/** What became of an item since: changed, or no longer in the dossier. */
export type Fate = 'changed' | 'gone';

export interface Since {
  /** By kind of section and identifier; items that are still the same are not named. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** How many items a section has gained. */
  readonly added: ReadonlyMap<string, number>;
}

interface Item {
  readonly id?: string;
}

const singles = ['case', 'patient', 'diagnosis', 'assessment', 'priorities'] as const;
// What changes without the item saying anything else: who may read it, and how often it was saved.
const bookkeeping = new Set(['seq', 'version', 'updated_at', 'is_cleared', 'released_at', 'state']);

export function fateKey(section: string, id = ''): string {
  return `${section}:${id}`;
}

/** What the dossier of now says otherwise than the one of then. */
export function changesSince(then: DossierThen, now: DossierThen): Since {
  const fates = new Map<string, Fate>();
  const added = new Map<string, number>();
  for (const section of singles) {
    if (!then[section]) {
      if (now[section]) added.set(section, 1);
    } else if (text(then[section]) !== text(now[section])) fates.set(fateKey(section), 'changed');
  }
  for (const [section, items] of Object.entries(then) as [string, unknown][]) {
    if (!isList(items)) continue;
    const later = new Map(listed(now, section).map((item) => [item.id, item]));
    for (const item of items) {
      const successor = later.get(item.id);
      if (!successor) fates.set(fateKey(section, item.id), 'gone');
      else if (text(successor) !== text(item)) fates.set(fateKey(section, item.id), 'changed');
    }
    const known = new Set(items.map(({ id }) => id));
    const gained = [...later.keys()].filter((id) => !known.has(id)).length;
    if (gained) added.set(section, gained);
  }
  return { fates, added };
}

function listed(dossier: DossierThen, section: string): readonly Item[] {
  const items: unknown = dossier[section as keyof DossierThen];
  return isList(items) ? items : [];
}

function isList(value: unknown): value is readonly Item[] {
  return Array.isArray(value);
}

function text(item: unknown): string {
  return JSON.stringify(item, (name, value: unknown) => (bookkeeping.has(name) ? undefined : value));
}
