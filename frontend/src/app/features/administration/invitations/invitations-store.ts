import { Injectable, inject } from '@angular/core';

import { Api } from '../../../api/api';
import { invitationsCreate, invitationsDestroy, invitationsList } from '../../../api/functions';
import type { Invitation } from '../../../api/models';
import { searchedList } from '../listing/searched-list';

/** The invitations that the reader sent or answers for. */
@Injectable()
export class InvitationsStore {
  private readonly api = inject(Api);
  readonly list = searchedList<Invitation>((wish) => this.api.invoke(invitationsList, wish)).list;

  async revoke({ id }: Invitation): Promise<void> {
    await this.api.invoke(invitationsDestroy, { key: id });
    this.list.reload();
  }

  /** A new link to the same address; the earlier one stops working. */
  async resend({ email, purpose, target, until }: Invitation): Promise<void> {
    await this.api.invoke(invitationsCreate, { body: { email, purpose, target, until } });
    this.list.reload();
  }
}
