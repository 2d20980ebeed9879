import type { PatientAccess } from '../../../api/models';
import { byDay } from '../wording/by-day';

/** What one person did on one day on one ground, told once. */
export interface AccessLine {
  readonly who: string;
  readonly facility: string;
  readonly ground: string;
  readonly latest: string;
  readonly read: readonly string[];
  readonly written: readonly string[];
}

export interface AccessDay {
  readonly day: string;
  readonly lines: readonly AccessLine[];
}

export const ownRecord = 'own_record';

/** The log by day and person, newest first; each kind of content is named once a line. */
export function accessDays(accesses: readonly PatientAccess[]): readonly AccessDay[] {
  return byDay(accesses).map(({ day, rows }) => ({ day, lines: together(rows).flatMap(lineOf) }));
}

/** Those of one person on one ground, in the order of their latest. */
function together(accesses: readonly PatientAccess[]): readonly PatientAccess[][] {
  const groups = new Map<string, PatientAccess[]>();
  for (const access of accesses) {
    const key = [access.who, access.facility, access.ground].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), access]);
  }
  return [...groups.values()];
}

function lineOf(group: readonly PatientAccess[]): AccessLine[] {
  const first = group[0];
  if (!first) return [];
  const kinds = (action: PatientAccess['action']) => [
    ...new Set(group.filter((access) => access.action === action).map(({ what }) => what)),
  ];
  const { who, facility, ground, at } = first;
  return [{ who, facility, ground, latest: at, read: kinds('read'), written: kinds('write') }];
}
