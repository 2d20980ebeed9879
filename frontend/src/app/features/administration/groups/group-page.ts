import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Member } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Cell } from '../../../shared/data-table/cell';
import type { Column } from '../../../shared/data-table/column';
import { DataTable } from '../../../shared/data-table/data-table';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { SidePanel } from '../../../shared/side-panel/side-panel';
import { ErrorState } from '../../../shared/state/error-state';
import { StateMessage } from '../../../shared/state/state-message';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { GroupForm } from './group-form';
import { GroupStore } from './group-store';
import { GroupsStore } from './groups-store';
import { InviteForm } from './invite-form';
import { MemberAddForm } from './member-add-form';
import { MemberPanel } from './member-panel';

type Shown = 'add' | 'invite' | 'edit' | Member;

@Component({
  selector: 'nocc-group-page',
  imports: [
    Cell,
    DataTable,
    ErrorState,
    GroupForm,
    Icon,
    InviteForm,
    MatButton,
    MemberAddForm,
    MemberPanel,
    Moment,
    RouterLink,
    SidePanel,
    StateMessage,
    TermLabel,
    TranslocoPipe,
  ],
  providers: [GroupsStore, GroupStore],
  templateUrl: './group-page.html',
  styleUrl: './group-page.scss',
  host: { class: 'page' },
})
export class GroupPage {
  protected readonly store = inject(GroupStore);
  protected readonly isAdministrator = inject(Session).hasRole('administrator');
  /** From the address. */
  readonly id = input.required<string>();
  protected readonly shown = signal<Shown | undefined>(undefined);
  protected readonly member = computed(() => {
    const shown = this.shown();
    return typeof shown === 'object' ? shown : undefined;
  });
  protected readonly identify = ({ id }: Member) => id;
  protected readonly columns: readonly Column<Member>[] = [
    {
      key: 'name',
      header: 'administration.name',
      width: 'minmax(180px, 1fr)',
      text: ({ full_name }) => full_name,
    },
    { key: 'specialty', header: 'administration.specialty', width: 'minmax(160px, 1fr)' },
    {
      key: 'facility',
      header: 'administration.facility',
      width: 'minmax(160px, 1fr)',
      text: ({ physician }) => physician?.facility.name ?? '–',
    },
    { key: 'role', header: 'administration.groups.role', width: '120px' },
    { key: 'since', header: 'administration.groups.since', width: '120px' },
    { key: 'until', header: 'administration.groups.until', width: '140px' },
  ];

  constructor() {
    effect(() => this.store.id.set(this.id()));
  }

  protected close(): void {
    this.shown.set(undefined);
    this.store.reload();
  }
}
