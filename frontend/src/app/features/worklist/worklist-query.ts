import type { CasesList$Params } from '../../api/functions';
import type { CaseStateEnum } from '../../api/models';

/** What the address of the worklist may say; never what was searched for, which may be somebody's name. */
export const criteria = ['state', 'site', 'stage', 'group'] as const;
export type Criterion = (typeof criteria)[number];
export type Criteria = Readonly<Record<Criterion, string>>;

export const noCriteria: Criteria = { state: '', site: '', stage: '', group: '' };

/** The question put to the server; undefined for the coordinator's list, which is asked elsewhere. */
export function worklistQuery(
  tab: string,
  narrowed: Criteria,
  search: string,
  ordering: CasesList$Params['ordering'],
): CasesList$Params | undefined {
  if (tab === 'group') return undefined;
  const { state, site, stage, group } = narrowed;
  return {
    ordering: ordering ?? 'waiting',
    ...(tab === 'mine' ? { waiting: true } : {}),
    ...(state ? { state: [state as CaseStateEnum] } : {}),
    ...(site ? { site } : {}),
    ...(stage ? { stage } : {}),
    ...(group ? { group } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
  };
}

export const isNarrowed = (narrowed: Criteria): boolean => criteria.some((name) => narrowed[name]);
