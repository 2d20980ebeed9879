import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalExamsList } from '../../../api/functions';
import { allPages } from '../../../shared/resource/all-pages';
import { StateMessage } from '../../../shared/state/state-message';
import { Awaited } from '../layout/awaited';
import { keptFresh } from '../live/kept-fresh';
import { TestCard } from './test-card';
import { testSeries } from './test-series';

/** My laboratory values, one line a test with where it is going. */
@Component({
  selector: 'nocc-laboratory-list',
  imports: [Awaited, StateMessage, TestCard, TranslocoPipe],
  template: `
    @if (exams.value()) {
      @for (series of tests(); track series.test) {
        <nocc-test-card [series]="series" (changed)="exams.reload()" />
      } @empty {
        <nocc-state-message
          icon="labs"
          [title]="'patient.exams.noValues' | transloco"
          [text]="'patient.exams.noValuesText' | transloco"
        />
      }
      @if (tests().length) {
        <p class="small muted note">{{ 'patient.exams.flagNote' | transloco }}</p>
      }
    } @else {
      <nocc-awaited [answer]="exams" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    .note {
      padding: var(--space-2) 0;
    }
  `,
})
export class LaboratoryList {
  private readonly api = inject(Api);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly exams = keptFresh(() =>
    allPages((wish) => this.api.invoke(portalExamsList, { kind: 'laboratory', ...wish })),
  );
  protected readonly tests = computed(() => testSeries(this.exams.value() ?? [], this.language()));
}
