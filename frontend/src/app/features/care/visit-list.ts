import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Visit } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import { Clock } from '../../shared/moment/clock';
import { Skeleton } from '../../shared/state/skeleton';
import { CaseContext } from '../../widgets/case-context/case-context';
import { VisitForm } from './visit-form';
import { VisitItem } from './visit-item';
import { VisitSchedule } from './visit-schedule';
import { VisitsStore } from './visits-store';

const yearMs = 365 * 24 * 3_600_000;

/** Follow-up: what is planned, what was done, missed or moved. */
@Component({
  selector: 'nocc-visit-list',
  imports: [Icon, MatButton, Skeleton, TranslocoPipe, VisitForm, VisitItem, VisitSchedule],
  template: `
    <div class="row">
      <h3>{{ 'care.visit.title' | transloco }}</h3>
      @if (context.isLead() && !opened()) {
        <span class="row push">
          <button matButton="text" type="button" data-testid="plan-visit" (click)="opened.set('one')">
            <nocc-icon name="add" />{{ 'care.visit.add' | transloco }}
          </button>
          <button
            matButton="outlined"
            type="button"
            data-testid="open-schedule"
            (click)="opened.set('schedule')"
          >
            <nocc-icon name="event" />{{ 'care.schedule.open' | transloco }}
          </button>
        </span>
      }
    </div>
    @switch (opened()) {
      @case ('one') {
        <nocc-visit-form (closed)="opened.set(undefined)" />
      }
      @case ('schedule') {
        <nocc-visit-schedule (closed)="opened.set(undefined)" />
      }
    }
    @if (!store.hasLoaded()) {
      <nocc-skeleton [lines]="2" />
    } @else {
      <ul class="lines">
        @for (visit of shown(); track visit.id) {
          <li><nocc-visit-item [visit]="visit" /></li>
        } @empty {
          <li class="muted">{{ 'care.visit.none' | transloco }}</li>
        }
      </ul>
      @if (hidden(); as count) {
        <button matButton="text" type="button" data-testid="all-visits" (click)="isWhole.set(true)">
          {{ 'care.visit.showAll' | transloco: { count } }}
        </button>
      }
    }
  `,
  styleUrl: './lines.scss',
})
export class VisitList {
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(VisitsStore);
  private readonly clock = inject(Clock);
  protected readonly opened = signal<'one' | 'schedule' | undefined>(undefined);
  protected readonly isWhole = signal(false);
  /** What was, and the year to come; the rest of ten years waits behind a button. */
  protected readonly shown = computed(() => {
    const limit = this.clock.now().getTime() + yearMs;
    const near = ({ scheduled_at }: Visit) => new Date(scheduled_at).getTime() < limit;
    return this.isWhole() ? this.store.all() : this.store.all().filter(near);
  });
  protected readonly hidden = computed(() => this.store.all().length - this.shown().length);
}
