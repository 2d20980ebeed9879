import type { CaseRow } from '../../api/models';
import { clockNow } from '../../widgets/case-labels/clock';
import { fullName, shortIdentity } from '../../widgets/case-labels/identity';
import { p16Sign, tnmText } from '../../widgets/case-labels/tnm';

/** What a row of the worklist shows, read once from the answer. */
export interface CaseLine {
  readonly row: CaseRow;
  readonly identity: string;
  readonly name: string | undefined;
  readonly topography: string;
  readonly p16: string;
  readonly tnm: string;
  readonly stage: string;
  readonly edition: string;
  readonly clock: ReturnType<typeof clockNow>;
}

export function caseLine(row: CaseRow): CaseLine {
  const { staging, diagnosis } = row;
  return {
    row,
    identity: shortIdentity(row.patient),
    name: fullName(row.patient),
    topography: diagnosis?.topography ?? '',
    p16: p16Sign(diagnosis?.p16_status ?? ''),
    tnm: staging ? tnmText(staging, '') : '',
    stage: staging?.stage ?? '',
    edition: staging?.edition ?? '',
    clock: clockNow(row.clocks),
  };
}
