import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Invitation } from '../../../api/models';
import { Cell } from '../../../shared/data-table/cell';
import type { Column } from '../../../shared/data-table/column';
import { DataTable } from '../../../shared/data-table/data-table';
import { Moment } from '../../../shared/moment/moment';
import { SidePanel } from '../../../shared/side-panel/side-panel';
import { StateMessage } from '../../../shared/state/state-message';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { stateTones } from './invitation-labels';
import { InvitationPanel } from './invitation-panel';
import { InvitationsStore } from './invitations-store';

@Component({
  selector: 'nocc-invitations-page',
  imports: [Cell, DataTable, InvitationPanel, Moment, SidePanel, StateMessage, StatusChip, TranslocoPipe],
  providers: [InvitationsStore],
  templateUrl: './invitations-page.html',
  host: { class: 'page' },
})
export class InvitationsPage {
  protected readonly store = inject(InvitationsStore);
  protected readonly tones = stateTones;
  private readonly chosen = signal<string | undefined>(undefined);
  /** As the list has it now, so that the panel follows what happens to it. */
  protected readonly shown = computed(() => this.store.list.rows.find(({ id }) => id === this.chosen()));
  protected readonly identify = ({ id }: Invitation) => id;
  protected readonly columns: readonly Column<Invitation>[] = [
    {
      key: 'email',
      header: 'administration.email',
      width: 'minmax(200px, 1.5fr)',
      text: ({ email }) => email,
    },
    { key: 'purpose', header: 'administration.invitations.purpose', width: 'minmax(200px, 1.5fr)' },
    {
      key: 'by',
      header: 'administration.invitations.by',
      width: 'minmax(140px, 1fr)',
      text: ({ invited_by }) => invited_by.name,
    },
    {
      key: 'sent',
      header: 'administration.invitations.sent',
      width: '130px',
      moment: ({ created_at }) => created_at,
    },
    { key: 'expires', header: 'administration.invitations.expires', width: '130px' },
    { key: 'state', header: 'administration.state', width: '130px' },
  ];

  protected show(invitation: Invitation | undefined): void {
    this.chosen.set(invitation?.id);
  }
}
