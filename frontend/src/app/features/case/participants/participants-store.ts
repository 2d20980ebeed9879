import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesHandOver,
  casesInvitationsList,
  casesParticipantsCreate,
  casesParticipantsDestroy,
  casesParticipantsList,
} from '../../../api/functions';
import type { Place, PlaceRequestRequest } from '../../../api/models';
import { allPages } from '../../../shared/resource/all-pages';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** Who takes part in the case, and who was invited by mail and has not come yet. */
@Injectable()
export class ParticipantsStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.id() || undefined,
    loader: ({ params: case_id }) =>
      allPages((wish) => this.api.invoke(casesParticipantsList, { case_id, ...wish })),
  });
  private readonly listed = lastValue(this.answer);
  private readonly pending = resource({
    params: () => (this.context.isStaff() ? this.context.id() : undefined),
    loader: ({ params: case_id }) => this.api.invoke(casesInvitationsList, { case_id }),
  });
  private readonly invited = lastValue(this.pending);
  readonly all = computed(() => this.listed() ?? []);
  readonly invitations = computed(() => this.invited()?.results ?? []);
  readonly isLoading = computed(() => this.answer.isLoading() && !this.listed());
  readonly error = this.answer.error;

  constructor() {
    this.context.on(['participant.', 'lead.', 'invitation.'], () => {
      this.reload();
    });
  }

  reload(): void {
    this.answer.reload();
    this.pending.reload();
  }

  async invite(body: PlaceRequestRequest): Promise<Place> {
    const place = await this.api.invoke(casesParticipantsCreate, { case_id: this.context.id(), body });
    this.reload();
    return place;
  }

  async remove(id: string): Promise<void> {
    await this.api.invoke(casesParticipantsDestroy, { case_id: this.context.id(), id });
    this.reload();
  }

  async handOver(participant: string): Promise<void> {
    await this.api.invoke(casesHandOver, { case_id: this.context.id(), body: { participant } });
    this.reload();
    this.context.reload();
  }
}
