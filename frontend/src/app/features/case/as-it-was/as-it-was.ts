import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ConditionSummary } from '../summary/condition-summary';
import { DiagnosisSummary } from '../summary/diagnosis-summary';
import { SummaryPanel } from '../summary/panel';
import { TimelineStore } from '../timeline/timeline-store';
import { fateKey } from './since';
import { ThenBanner } from './then-banner';
import { ThenList } from './then-list';
import { ThenMark } from './then-mark';
import { ThenParts } from './then-parts';
import { ThenStore } from './then-store';

/** The dossier as it stood at one event of the log: read only, with what has changed since. */
@Component({
  selector: 'nocc-as-it-was',
  imports: [
    ConditionSummary,
    DiagnosisSummary,
    ErrorState,
    Skeleton,
    StateMessage,
    SummaryPanel,
    TermLabel,
    ThenBanner,
    ThenList,
    ThenMark,
    TranslocoPipe,
  ],
  providers: [ThenParts, ThenStore, TimelineStore],
  templateUrl: './as-it-was.html',
  styleUrl: './as-it-was.scss',
})
export class AsItWas {
  private readonly router = inject(Router);
  private readonly context = inject(CaseContext);
  private readonly parts = inject(ThenParts);
  private readonly timeline = inject(TimelineStore);
  protected readonly store = inject(ThenStore);
  /** From the address: an event's number, or a decision, which stands for the event of its signature. */
  readonly seq = input<string>();
  readonly decision = input<string>();

  protected readonly isForObservers = this.context.isObserver;
  protected readonly lists = computed(() => {
    const dossier = this.store.dossier();
    return dossier ? this.parts.of(dossier) : [];
  });
  // What was there then, or has come since: a section that never held anything is not shown.
  protected readonly filled = computed(() =>
    this.lists().filter(({ section, lines }) => lines.length > 0 || this.store.since()?.added.has(section)),
  );
  private readonly numbers = computed(() =>
    this.timeline
      .events()
      .map(({ seq }) => seq)
      .toReversed(),
  );
  protected readonly previous = computed(() => this.numbers().findLast((seq) => seq < this.at()));
  protected readonly next = computed(() => this.numbers().find((seq) => seq > this.at()));
  private readonly at = computed(() => this.store.dossier()?.seq ?? 0);

  constructor() {
    effect(() => {
      const wanted = this.wanted();
      untracked(() => {
        this.store.seq.set(wanted);
      });
    });
    inject(Shortcuts).add(
      [
        { keys: 'p', label: 'asItWas.previous', run: () => void this.go(this.previous()) },
        { keys: 'n', label: 'asItWas.next', run: () => void this.go(this.next()) },
      ],
      inject(DestroyRef),
    );
  }

  protected fateOf(section: string) {
    return this.store.since()?.fates.get(fateKey(section));
  }

  protected async go(seq: number | undefined): Promise<void> {
    if (seq === undefined) return;
    await this.router.navigate(['/cases', this.context.id(), 'then'], { queryParams: { seq } });
  }

  private wanted(): number | undefined {
    if (this.seq()) return Number(this.seq());
    const signed = this.timeline
      .events()
      .find(({ kind, target }) => kind === 'decision.signed' && target?.id === this.decision());
    return signed?.seq;
  }
}
