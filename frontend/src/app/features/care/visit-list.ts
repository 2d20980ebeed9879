import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import { Skeleton } from '../../shared/state/skeleton';
import { CaseContext } from '../../widgets/case-context/case-context';
import { VisitForm } from './visit-form';
import { VisitItem } from './visit-item';
import { VisitsStore } from './visits-store';

/** Follow-up: what is planned, what was done, missed or moved. */
@Component({
  selector: 'nocc-visit-list',
  imports: [Icon, MatButton, Skeleton, TranslocoPipe, VisitForm, VisitItem],
  template: `
    <div class="row">
      <h3>{{ 'care.visit.title' | transloco }}</h3>
      @if (context.isLead() && !isPlanning()) {
        <button
          class="push"
          matButton="outlined"
          type="button"
          data-testid="plan-visit"
          (click)="isPlanning.set(true)"
        >
          <nocc-icon name="add" />{{ 'care.visit.add' | transloco }}
        </button>
      }
    </div>
    @if (isPlanning()) {
      <nocc-visit-form (closed)="isPlanning.set(false)" />
    }
    @if (!store.hasLoaded()) {
      <nocc-skeleton [lines]="2" />
    } @else {
      <ul class="lines">
        @for (visit of store.all(); track visit.id) {
          <li><nocc-visit-item [visit]="visit" /></li>
        } @empty {
          <li class="muted">{{ 'care.visit.none' | transloco }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './lines.scss',
})
export class VisitList {
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(VisitsStore);
  protected readonly isPlanning = signal(false);
}
