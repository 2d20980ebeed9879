import { Injectable, computed, inject, resource, signal } from '@angular/core';

import { Api } from '../../../api/api';
import {
  groupsMembersCreate,
  groupsMembersDestroy,
  groupsMembersList,
  groupsMembersPartialUpdate,
  groupsRetrieve,
  invitationsCreate,
} from '../../../api/functions';
import type {
  InvitationPurposeEnum,
  Member,
  MemberAddRequest,
  MembershipRoleEnum,
} from '../../../api/models';
import { Session } from '../../../core/session/session';
import { lastValue } from '../../../shared/resource/last-value';
import { pagedList } from '../../../shared/resource/paged-list';
import { endOfDay } from '../listing/end-of-day';

/** A role, and for observers the last day, as forms hold them. */
export interface PlaceModel {
  role: MembershipRoleEnum;
  until: string;
}

const purposes: Readonly<Record<MembershipRoleEnum, InvitationPurposeEnum>> = {
  member: 'group_member',
  coordinator: 'group_coordinator',
  observer: 'group_observer',
};

const untilOf = ({ role, until }: PlaceModel) => (role === 'observer' && until ? endOfDay(until) : null);

/** One group and who is in it. */
@Injectable()
export class GroupStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  readonly id = signal<string | undefined>(undefined);
  private readonly answer = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(groupsRetrieve, { id }),
  });
  readonly group = lastValue(this.answer);
  readonly error = this.answer.error;
  readonly members = pagedList<string, Member>(this.id, (group_id, wish) =>
    this.api.invoke(groupsMembersList, { group_id, ...wish }),
  );
  readonly mayManage = computed(() => {
    const coordinates = (this.session.me()?.groups ?? []).some(
      ({ id, role }) => id === this.id() && role === 'coordinator',
    );
    return coordinates || this.session.hasRole('administrator');
  });

  reload(): void {
    this.answer.reload();
    this.members.reload();
  }

  async add(person: Pick<MemberAddRequest, 'physician'>, place: PlaceModel): Promise<void> {
    const body = { ...person, role: place.role, until: untilOf(place) };
    await this.api.invoke(groupsMembersCreate, { group_id: this.known(), body });
    this.members.reload();
  }

  async change({ id }: Member, place: PlaceModel): Promise<void> {
    const body = { role: place.role, until: untilOf(place) };
    await this.api.invoke(groupsMembersPartialUpdate, { group_id: this.known(), id, body });
    this.members.reload();
  }

  async remove({ id }: Member): Promise<void> {
    await this.api.invoke(groupsMembersDestroy, { group_id: this.known(), id });
    this.members.reload();
  }

  async invite(email: string, place: PlaceModel): Promise<void> {
    const body = { email, target: this.known(), purpose: purposes[place.role], until: untilOf(place) };
    await this.api.invoke(invitationsCreate, { body });
  }

  private known(): string {
    const id = this.id();
    if (!id) throw new Error('No group is shown');
    return id;
  }
}
