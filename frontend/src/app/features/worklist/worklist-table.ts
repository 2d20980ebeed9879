import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { CasesList$Params } from '../../api/functions';
import type { CaseRow } from '../../api/models';
import { Cell } from '../../shared/data-table/cell';
import { type Column, type Sort, orderingOf } from '../../shared/data-table/column';
import { DataTable } from '../../shared/data-table/data-table';
import type { PagedList } from '../../shared/resource/paged-list';
import { CaseStatus } from '../../widgets/case-status/case-status';
import { TermLabel } from '../../widgets/vocabulary/term';
import { WaitingReason } from '../../widgets/waiting-reason/waiting-reason';
import type { CaseLine } from './case-lines';

type Ordering = CasesList$Params['ordering'];

/** The worklist at a desk: one line a case, read with j, k and Enter. Project what it says when it is empty. */
@Component({
  selector: 'nocc-worklist-table',
  imports: [CaseStatus, Cell, DataTable, TermLabel, TranslocoPipe, WaitingReason],
  templateUrl: './worklist-table.html',
  styleUrl: './worklist-table.scss',
})
export class WorklistTable {
  readonly list = input.required<PagedList<CasesList$Params, CaseRow>>();
  readonly lines = input.required<readonly CaseLine[]>();
  readonly ordering = input<Ordering>();
  readonly ordered = output<Ordering>();
  readonly opened = output<CaseLine>();

  protected readonly sort = computed<Sort | undefined>(() => {
    const ordering = this.ordering();
    if (!ordering || ordering === 'waiting') return undefined;
    return {
      key: ordering.replace('-', ''),
      direction: ordering.startsWith('-') ? 'descending' : 'ascending',
    };
  });
  protected readonly identify = ({ row }: CaseLine) => row.id;
  protected readonly columns: readonly Column<CaseLine>[] = [
    { key: 'waiting', header: 'worklist.columns.waiting', width: 'minmax(256px, 1.6fr)' },
    { key: 'patient', header: 'worklist.columns.patient', width: '116px' },
    { key: 'diagnosis', header: 'worklist.columns.diagnosis', width: 'minmax(170px, 1.4fr)' },
    { key: 'stage', header: 'worklist.columns.stage', width: 'minmax(156px, 1fr)' },
    { key: 'state', header: 'worklist.columns.state', width: 'minmax(150px, 1fr)' },
    {
      key: 'group',
      header: 'worklist.columns.group',
      width: 'minmax(120px, 0.8fr)',
      text: ({ row }) => row.group.name,
    },
    { key: 'clock', header: 'worklist.columns.clock', width: '72px', align: 'end' },
    {
      key: 'active_at',
      header: 'worklist.columns.active',
      width: '128px',
      isSortable: true,
      moment: ({ row }) => row.active_at,
    },
  ];

  protected order(sort: Sort | undefined): void {
    this.ordered.emit(orderingOf(sort) as Ordering);
  }
}
