import { Injectable, inject } from '@angular/core';

import { Api } from '../../../api/api';
import { facilitiesCreate, facilitiesList, facilitiesPartialUpdate } from '../../../api/functions';
import type { Facility, FacilityWriteRequest } from '../../../api/models';
import { ifMatch } from '../../../core/http/if-match';
import { searchedList } from '../listing/searched-list';

@Injectable()
export class FacilitiesStore {
  private readonly api = inject(Api);
  private readonly searched = searchedList<Facility>((wish) => this.api.invoke(facilitiesList, wish));
  readonly search = this.searched.search;
  readonly list = this.searched.list;

  async save(facility: Facility | undefined, body: FacilityWriteRequest): Promise<void> {
    if (facility) {
      const { id, version } = facility;
      await this.api.invoke(facilitiesPartialUpdate, { id, body }, ifMatch(version));
    } else {
      await this.api.invoke(facilitiesCreate, { body });
    }
    this.list.reload();
  }
}
