import { Component, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Facility } from '../../../api/models';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { Cell } from '../../../shared/data-table/cell';
import type { Column } from '../../../shared/data-table/column';
import { DataTable } from '../../../shared/data-table/data-table';
import { Icon } from '../../../shared/icon/icon';
import { SearchField } from '../../../shared/search-field/search-field';
import { SidePanel } from '../../../shared/side-panel/side-panel';
import { StateMessage } from '../../../shared/state/state-message';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { FacilitiesStore } from './facilities-store';
import { FacilityForm } from './facility-form';

@Component({
  selector: 'nocc-facilities-page',
  imports: [
    Cell,
    DataTable,
    FacilityForm,
    Icon,
    MatButton,
    SearchField,
    SidePanel,
    StateMessage,
    StatusChip,
    TranslocoPipe,
  ],
  providers: [FacilitiesStore],
  templateUrl: './facilities-page.html',
  host: { class: 'page' },
})
export class FacilitiesPage {
  protected readonly store = inject(FacilitiesStore);
  /** Which facility the panel shows; `new` for one to be added. */
  protected readonly shown = signal<Facility | 'new' | undefined>(undefined);
  protected readonly identify = ({ id }: Facility) => id;
  protected readonly columns: readonly Column<Facility>[] = [
    {
      key: 'name',
      header: 'administration.facilities.name',
      width: 'minmax(200px, 2fr)',
      text: ({ name }) => name,
    },
    {
      key: 'city',
      header: 'administration.facilities.city',
      width: 'minmax(120px, 1fr)',
      text: ({ city, province }) => [city, province && `(${province})`].filter(Boolean).join(' ') || '–',
    },
    {
      key: 'phone',
      header: 'administration.facilities.phone',
      width: 'minmax(130px, 1fr)',
      text: ({ phone }) => phone || '–',
    },
    {
      key: 'email',
      header: 'administration.email',
      width: 'minmax(160px, 1fr)',
      text: ({ email }) => email || '–',
    },
    { key: 'state', header: 'administration.state', width: '120px' },
  ];

  constructor() {
    inject(Shortcuts).add(
      [{ keys: 'n', label: 'administration.facilities.add', run: () => this.shown.set('new') }],
      inject(DestroyRef),
    );
  }
}
