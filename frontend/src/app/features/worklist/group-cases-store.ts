import { Injectable, computed, inject, linkedSignal } from '@angular/core';

import { Api } from '../../api/api';
import { casesEmergencyAccess, casesRetrieve, groupsCasesList } from '../../api/functions';
import type { CoordinatedCase } from '../../api/models';
import { Session } from '../../core/session/session';
import { problemOf } from '../../shared/problem/api-problem';
import { pagedList } from '../../shared/resource/paged-list';

/** What a coordinator sees of the groups they coordinate: where the cases stand, nothing clinical. */
@Injectable()
export class GroupCasesStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  readonly groups = computed(() =>
    (this.session.me()?.groups ?? []).filter(({ role }) => role === 'coordinator'),
  );
  readonly group = linkedSignal(() => this.groups()[0]?.id ?? '');
  private readonly query = computed(() => this.group() || undefined);
  readonly list = pagedList<string, CoordinatedCase>(this.query, (group_id, wish) =>
    this.api.invoke(groupsCasesList, { group_id, ...wish }),
  );

  async takesPart(case_id: string): Promise<boolean> {
    try {
      await this.api.invoke(casesRetrieve, { case_id });
      return true;
    } catch (error) {
      if (problemOf(error).status === 404) return false;
      throw error;
    }
  }

  /** Opens a case to the reader for a day; the patient and the coordinators are told. */
  async breakGlass(case_id: string, reason: string): Promise<void> {
    await this.api.invoke(casesEmergencyAccess, { case_id, body: { reason } });
  }
}
