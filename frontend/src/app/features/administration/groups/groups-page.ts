import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Group } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Cell } from '../../../shared/data-table/cell';
import type { Column } from '../../../shared/data-table/column';
import { DataTable } from '../../../shared/data-table/data-table';
import { Icon } from '../../../shared/icon/icon';
import { SidePanel } from '../../../shared/side-panel/side-panel';
import { StateMessage } from '../../../shared/state/state-message';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { GroupForm } from './group-form';
import { GroupsStore } from './groups-store';

@Component({
  selector: 'nocc-groups-page',
  imports: [Cell, DataTable, GroupForm, Icon, MatButton, SidePanel, StateMessage, StatusChip, TranslocoPipe],
  providers: [GroupsStore],
  templateUrl: './groups-page.html',
  host: { class: 'page' },
})
export class GroupsPage {
  private readonly router = inject(Router);
  protected readonly store = inject(GroupsStore);
  protected readonly isAdministrator = inject(Session).hasRole('administrator');
  protected readonly isAdding = signal(false);
  protected readonly identify = ({ id }: Group) => id;
  protected readonly columns: readonly Column<Group>[] = [
    {
      key: 'name',
      header: 'administration.groups.name',
      width: 'minmax(200px, 1fr)',
      text: ({ name }) => name,
    },
    {
      key: 'description',
      header: 'administration.groups.description',
      width: 'minmax(200px, 2fr)',
      text: ({ description }) => description || '–',
    },
    { key: 'state', header: 'administration.state', width: '120px' },
  ];

  protected open({ id }: Group): void {
    void this.router.navigate(['/administration/groups', id]);
  }
}
