import { Injectable, computed, inject } from '@angular/core';

import { Api } from '../../../api/api';
import { groupsCreate, groupsList, groupsPartialUpdate } from '../../../api/functions';
import type { Group, GroupWriteRequest } from '../../../api/models';
import { ifMatch } from '../../../core/http/if-match';
import { pagedList } from '../../../shared/resource/paged-list';

/** The groups that the reader belongs to; all of them for the administrator. */
@Injectable()
export class GroupsStore {
  private readonly api = inject(Api);
  readonly list = pagedList<string, Group>(
    computed(() => ''),
    (_all, wish) => this.api.invoke(groupsList, wish),
  );

  async save(group: Group | undefined, body: GroupWriteRequest): Promise<void> {
    if (group) {
      await this.api.invoke(groupsPartialUpdate, { id: group.id, body }, ifMatch(group.version));
    } else {
      await this.api.invoke(groupsCreate, { body });
    }
    this.list.reload();
  }
}
