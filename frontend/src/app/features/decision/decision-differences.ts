import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { Differences } from '../../api/models';
import { type StagingHead, tnmText } from '../../widgets/case-labels/tnm';
import { Vocabularies } from '../../widgets/vocabulary/vocabularies';

interface Change {
  readonly what: string;
  /** Absent where the change is told without its words. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** How a decision differs from the one it supersedes, as its signed record says. */
@Component({
  selector: 'nocc-decision-differences',
  imports: [TranslocoPipe],
  template: `
    <h3>{{ 'decision.differences.title' | transloco }}</h3>
    <dl class="facts">
      @for (change of changes(); track change.what) {
        <dt>{{ 'decision.differences.' + change.what | transloco }}</dt>
        <dd>
          @if (change.after; as after) {
            <p class="muted">
              <span class="visually-hidden">{{ 'decision.differences.before' | transloco }}</span>
              <s>{{ change.before?.join('; ') || ('decision.differences.nothing' | transloco) }}</s>
            </p>
            <p>
              <span class="visually-hidden">{{ 'decision.differences.after' | transloco }}</span>
              {{ after.join('; ') || ('decision.differences.nothing' | transloco) }}
            </p>
          } @else {
            <p>{{ 'decision.differences.changed' | transloco }}</p>
          }
        </dd>
      }
      @if (added().length) {
        <dt>{{ 'decision.differences.material' | transloco }}</dt>
        <dd>
          @for (one of added(); track one.kind) {
            <p>{{ 'decision.differences.kinds.' + one.kind | transloco: { count: one.count } }}</p>
          }
        </dd>
      }
    </dl>
    @if (!changes().length && !added().length) {
      <p class="muted">{{ 'decision.differences.none' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
      background: var(--sunken);
    }

    .facts {
      gap: var(--space-2) var(--space-4);
      grid-template-columns: minmax(104px, 144px) minmax(0, 1fr);
    }

    @media (max-width: 800px) {
      .facts {
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-1);
      }
    }
  `,
})
export class DecisionDifferences {
  private readonly vocabularies = inject(Vocabularies);
  private readonly texts = inject(TranslocoService);
  readonly differences = input.required<Differences>();
  protected readonly added = computed(() =>
    Object.entries(this.differences().material_added).map(([kind, rows]) => ({ kind, count: rows.length })),
  );
  protected readonly changes = computed(() => {
    const told = this.differences();
    const options = (named: readonly { letter: string; title: string }[]): string[] =>
      named.map(({ letter, title }) => `${letter} · ${title}`);
    return [
      told.option && this.change('option', told.option, (option) => options([option])),
      told.alternatives && this.change('alternatives', told.alternatives, options),
      told.conditions && this.change('conditions', told.conditions, (texts) => texts),
      told.consensus && this.change('consensus', told.consensus, (kind) => [this.consensusOf(kind)]),
      told.stagings && this.change('stagings', told.stagings, (rows) => rows.map((row) => this.staged(row))),
      told.priorities &&
        this.change('priorities', told.priorities, (codes) =>
          codes.map((code) => this.vocabularies.label('patient_priorities', code)),
        ),
      told.diagnosis && { what: 'diagnosis' },
      told.question && this.change('question', told.question, (text) => [text]),
    ].filter((change): change is Change => !!change);
  });

  private change<T>(what: string, of: { before: T; after: T }, say: (value: T) => readonly string[]): Change {
    return { what, before: say(of.before), after: say(of.after) };
  }

  private consensusOf(kind: string): string {
    return this.texts.translate(`decision.consensusKinds.${kind}`);
  }

  private staged(row: StagingHead): string {
    const edition = this.texts.translate(`case.staging.editionShort.${row.edition}`);
    return [tnmText(row), row.stage, edition].filter(Boolean).join(' ');
  }
}
