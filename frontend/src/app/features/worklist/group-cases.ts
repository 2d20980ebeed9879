import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import type { CoordinatedCase } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { ReasonDialog, type ReasonQuestion } from '../../shared/confirm/reason-dialog';
import { Cell } from '../../shared/data-table/cell';
import type { Column } from '../../shared/data-table/column';
import { DataTable } from '../../shared/data-table/data-table';
import { FilterSelect } from '../../shared/filter-select/filter-select';
import { StateMessage } from '../../shared/state/state-message';
import { clockNow } from '../../widgets/case-labels/clock';
import { CaseStatus } from '../../widgets/case-status/case-status';
import { GroupCasesStore } from './group-cases-store';

/** The coordinator's list of a group. */
@Component({
  selector: 'nocc-group-cases',
  imports: [CaseStatus, Cell, DataTable, FilterSelect, StateMessage, TranslocoPipe],
  providers: [GroupCasesStore],
  template: `
    @if (choices().length > 1) {
      <div class="bar">
        <nocc-filter-select
          [label]="'worklist.filters.group' | transloco"
          [choices]="choices()"
          [(value)]="store.group"
        />
      </div>
    }
    <nocc-data-table
      [label]="'worklist.groupCases' | transloco"
      [columns]="columns"
      [rows]="store.list.rows"
      [identify]="identify"
      [isLoading]="store.list.isLoading()"
      [error]="store.list.error()"
      [hasMore]="store.list.hasMore"
      (opened)="open($event)"
      (moreWanted)="store.list.more()"
      (retried)="store.list.reload()"
    >
      <ng-template noccCell="state" [noccCellOf]="store.list.rows" let-row>
        <nocc-case-status [state]="row.state" />
      </ng-template>
      <ng-template noccCell="clock" [noccCellOf]="store.list.rows" let-row>
        @if (clockOf(row); as clock) {
          <span class="numeric" [class.over]="clock.is_over">
            {{ 'worklist.days' | transloco: { days: clock.days } }}
            <span class="muted">{{ 'case.clocks.' + clock.kind | transloco }}</span>
          </span>
        }
      </ng-template>
      <nocc-state-message icon="inbox" [title]="'worklist.emptyTitle' | transloco" />
    </nocc-data-table>
    <p class="note small muted">{{ 'worklist.groupNote' | transloco }}</p>
  `,
  styleUrl: './group-cases.scss',
})
export class GroupCases {
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly store = inject(GroupCasesStore);
  protected readonly choices = computed(() =>
    this.store.groups().map(({ id, name }) => ({ value: id, label: name })),
  );
  protected readonly identify = ({ id }: CoordinatedCase) => id;
  protected readonly clockOf = ({ clocks }: CoordinatedCase) => clockNow(clocks);
  protected readonly columns: readonly Column<CoordinatedCase>[] = [
    { key: 'reference', header: 'worklist.columns.reference', width: '112px', text: (row) => row.reference },
    { key: 'state', header: 'worklist.columns.state', width: '140px' },
    {
      key: 'lead',
      header: 'worklist.columns.lead',
      width: 'minmax(160px, 1fr)',
      text: (row) => row.lead.name,
    },
    { key: 'clock', header: 'worklist.columns.clock', width: 'minmax(200px, 1fr)' },
    { key: 'active', header: 'worklist.columns.active', width: '140px', moment: (row) => row.active_at },
  ];

  /** Who takes part goes in; anybody else of the group only in an emergency, and says why. */
  protected async open({ id }: CoordinatedCase): Promise<void> {
    try {
      if (!(await this.store.takesPart(id)) && !(await this.breakGlass(id))) return;
      await this.router.navigate(['/cases', id]);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  private async breakGlass(id: string): Promise<boolean> {
    const opened = this.dialog.open<ReasonDialog, ReasonQuestion, string>(ReasonDialog, {
      data: {
        title: 'worklist.emergency.title',
        text: 'worklist.emergency.text',
        action: 'worklist.emergency.action',
      },
      width: '480px',
    });
    const reason = await firstValueFrom(opened.afterClosed());
    if (!reason) return false;
    await this.store.breakGlass(id, reason);
    return true;
  }
}
