import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { ChecklistStore, isUrgent } from './checklist-store';
import { Gap } from './gap';

/** What the dossier still lacks in this section of the case; beside the vote, all that should hold it back. */
@Component({
  selector: 'nocc-section-gaps',
  imports: [Gap, TranslocoPipe],
  template: `
    @if (gaps().length) {
      <section class="small" data-testid="section-gaps" [attr.aria-label]="heading() | transloco">
        <span class="muted">{{ heading() | transloco }}:</span>
        @for (item of gaps(); track item.code) {
          <nocc-gap [item]="item" />
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-4);
      margin-bottom: var(--space-3);
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius);
      background: var(--sunken);
    }
  `,
})
export class SectionGaps {
  private readonly store = inject(ChecklistStore);
  /** As in the address of the case. */
  readonly section = input.required<string>();
  private readonly isVote = computed(() => this.section() === 'vote');
  protected readonly heading = computed(() => (this.isVote() ? 'checklist.beforeVote' : 'checklist.here'));
  protected readonly gaps = computed(() => {
    // The summary shows all of them.
    if (this.section() === 'summary') return [];
    return this.store
      .gaps()
      .filter((item) => (this.isVote() ? isUrgent(item) : item.section === this.section()));
  });
}
