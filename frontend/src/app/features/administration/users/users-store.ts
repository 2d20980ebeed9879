import { Injectable, computed, inject, resource, signal } from '@angular/core';

import { Api } from '../../../api/api';
import {
  facilitiesList,
  physiciansPartialUpdate,
  usersCreate,
  usersFirstPasswordCreate,
  usersList,
  usersPartialUpdate,
} from '../../../api/functions';
import type {
  FirstPassword,
  PatchedUserEditRequest,
  PhysicianEditRequest,
  User,
  UserAddRequest,
} from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { searchedList } from '../listing/searched-list';

/** The accounts of the staff. */
@Injectable()
export class UsersStore {
  private readonly api = inject(Api);
  private readonly searched = searchedList<User>((wish) =>
    this.api.invoke(usersList, { ...wish, ...this.narrowing() }),
  );
  readonly search = this.searched.search;
  readonly list = this.searched.list;
  /** `active`, `closed`, or both. */
  readonly state = signal('');
  private readonly narrowing = computed(() => (this.state() ? { is_active: this.state() === 'active' } : {}));
  private readonly places = lastValue(
    resource({
      loader: () => allPages((wish) => this.api.invoke(facilitiesList, { is_active: true, ...wish })),
    }),
  );
  readonly facilities = computed(() => this.places() ?? []);

  narrow(state: string): void {
    this.state.set(state);
    this.list.reload();
  }

  async add(body: UserAddRequest): Promise<FirstPassword> {
    const added = await this.api.invoke(usersCreate, { body });
    this.list.reload();
    return added;
  }

  async edit(user: User, body: PatchedUserEditRequest, profile?: PhysicianEditRequest): Promise<void> {
    await this.api.invoke(usersPartialUpdate, { id: user.id, body });
    if (profile && user.physician) {
      await this.api.invoke(physiciansPartialUpdate, { id: user.physician.id, body: profile });
    }
    this.list.reload();
  }

  async renewPassword({ id }: User): Promise<FirstPassword> {
    const renewed = await this.api.invoke(usersFirstPasswordCreate, { id });
    this.list.reload();
    return renewed;
  }
}
