import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Skeleton } from '../../shared/state/skeleton';
import { ActionItem } from './action-item';
import { ActionsStore } from './actions-store';

/** What the decision asked for: done, done in part, not done and why. */
@Component({
  selector: 'nocc-follow-through',
  imports: [ActionItem, Skeleton, TranslocoPipe],
  template: `
    <h3>{{ 'care.actions.title' | transloco }}</h3>
    @if (!store.hasLoaded()) {
      <nocc-skeleton [lines]="2" />
    } @else {
      <ul class="lines">
        @for (action of ordered(); track action.id) {
          <li><nocc-action-item [action]="action" /></li>
        } @empty {
          <li class="muted">{{ 'care.actions.none' | transloco }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './lines.scss',
})
export class FollowThrough {
  protected readonly store = inject(ActionsStore);
  /** What still waits comes first. */
  protected readonly ordered = computed(() => {
    const isPending = ({ status }: { status: string }) => status === 'pending';
    const all = this.store.all();
    return [...all.filter(isPending), ...all.filter((action) => !isPending(action))];
  });
}
