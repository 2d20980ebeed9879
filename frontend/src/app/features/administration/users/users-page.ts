import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { User } from '../../../api/models';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { Cell } from '../../../shared/data-table/cell';
import type { Column } from '../../../shared/data-table/column';
import { DataTable } from '../../../shared/data-table/data-table';
import { FilterSelect } from '../../../shared/filter-select/filter-select';
import { Icon } from '../../../shared/icon/icon';
import { SearchField } from '../../../shared/search-field/search-field';
import { SidePanel } from '../../../shared/side-panel/side-panel';
import { StateMessage } from '../../../shared/state/state-message';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { UserForm } from './user-form';
import { UserPanel } from './user-panel';
import { UsersStore } from './users-store';

@Component({
  selector: 'nocc-users-page',
  imports: [
    Cell,
    DataTable,
    FilterSelect,
    Icon,
    MatButton,
    SearchField,
    SidePanel,
    StateMessage,
    StatusChip,
    TermLabel,
    TranslocoPipe,
    UserForm,
    UserPanel,
  ],
  providers: [UsersStore],
  templateUrl: './users-page.html',
  host: { class: 'page' },
})
export class UsersPage {
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(UsersStore);
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly isAdding = computed(() => this.chosen() === 'new');
  /** As the list has it now. */
  protected readonly shown = computed(() => this.store.list.rows.find(({ id }) => id === this.chosen()));
  protected readonly states = computed(() => {
    this.transloco.activeLang();
    return ['active', 'closed'].map((value) => ({
      value,
      label: this.transloco.translate(`administration.${value}`),
    }));
  });
  protected readonly identify = ({ id }: User) => id;
  protected readonly columns: readonly Column<User>[] = [
    {
      key: 'name',
      header: 'administration.name',
      width: 'minmax(160px, 1fr)',
      text: ({ family_name, given_name }) => `${family_name} ${given_name}`,
    },
    { key: 'email', header: 'administration.email', width: 'minmax(180px, 1fr)', text: ({ email }) => email },
    { key: 'specialty', header: 'administration.specialty', width: 'minmax(140px, 1fr)' },
    {
      key: 'facility',
      header: 'administration.facility',
      width: 'minmax(140px, 1fr)',
      text: ({ physician }) => physician?.facility.name ?? '–',
    },
    { key: 'factor', header: 'administration.users.secondFactor', width: '112px' },
    {
      key: 'login',
      header: 'administration.users.lastLogin',
      width: '120px',
      moment: ({ last_login }) => last_login,
    },
    { key: 'state', header: 'administration.state', width: '150px' },
  ];

  constructor() {
    inject(Shortcuts).add(
      [{ keys: 'n', label: 'administration.users.add', run: () => this.show('new') }],
      inject(DestroyRef),
    );
  }

  protected show(id: string | undefined): void {
    this.chosen.set(id);
  }
}
