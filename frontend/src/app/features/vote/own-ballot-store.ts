import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import {
  casesReceiptsCreate,
  roundsBallotRetrieve,
  roundsBallotUpdate,
  roundsUnopenedRetrieve,
} from '../../api/functions';
import type { BallotRequestRequest, UnopenedMaterial } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';
import { RoundsStore } from '../../widgets/deliberation/rounds-store';

/** The reader's own ballot in the running round, and what they have not opened before casting it. */
@Injectable()
export class OwnBallotStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly rounds = inject(RoundsStore);
  private readonly roundId = computed(() => {
    const running = this.rounds.running();
    return running?.may_vote ? running.id : undefined;
  });
  private readonly hasVoted = computed(() => {
    const me = this.context.viewpoint()?.participant;
    return !!me && (this.rounds.running()?.voted.includes(me) ?? false);
  });
  private readonly answer = resource({
    params: () => (this.hasVoted() ? this.roundId() : undefined),
    loader: ({ params: id }) => this.api.invoke(roundsBallotRetrieve, { id }),
  });
  private readonly last = lastValue(this.answer);
  readonly ballot = computed(() => {
    const ballot = this.last();
    return ballot?.round === this.roundId() ? ballot : undefined;
  });
  /** Whether it is known if there is a ballot, and which. */
  readonly hasLoaded = computed(() => !this.hasVoted() || !!this.ballot());
  private readonly missing = resource({
    params: () => this.roundId(),
    loader: ({ params: id }) => this.api.invoke(roundsUnopenedRetrieve, { id }),
  });
  private readonly lastMissing = lastValue(this.missing);
  readonly unopened = computed(() => (this.roundId() ? (this.lastMissing()?.results ?? []) : []));

  private readonly noted = new Set<string>();

  constructor() {
    this.context.on(['round.', 'ballot.', 'document.', 'study.', 'option.', 'investigation.'], this.reload);
    this.context.on(
      ['observation.', 'assessment.', 'diagnosis.', 'staging.', 'case.', 'priorities.'],
      this.reload,
    );
  }

  readonly reload = (): void => {
    this.answer.reload();
    this.missing.reload();
  };

  async cast(ballot: BallotRequestRequest): Promise<void> {
    const id = this.roundId();
    if (!id) return;
    await this.api.invoke(roundsBallotUpdate, { id, body: ballot });
    this.reload();
    this.rounds.reload();
    this.context.reload();
  }

  /** What the page shows whole has been opened: said once for each version. */
  async noteOpened(shown: readonly UnopenedMaterial[]): Promise<void> {
    const fresh = shown.filter(({ item, version }) => !this.noted.has(`${item}:${version}`));
    for (const { kind, item, version } of fresh) {
      this.noted.add(`${item}:${version}`);
      const body = { kind, item, version };
      await this.api.invoke(casesReceiptsCreate, { case_id: this.context.id(), body });
    }
    if (fresh.length) this.missing.reload();
  }
}
