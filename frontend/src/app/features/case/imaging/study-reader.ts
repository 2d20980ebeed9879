import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Study } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { ClearMark } from '../attention/clear-mark';
import { ExplanationNote } from '../attention/explanation';
import { OpenedBy } from '../attention/opened-by';

/** One examination with its report. */
@Component({
  selector: 'nocc-study-reader',
  imports: [ClearMark, ExplanationNote, MatButton, Moment, OpenedBy, TermLabel, TranslocoPipe],
  template: `
    <header>
      <h3>{{ study().modality | term: 'imaging_modality' }}</h3>
      <nocc-opened-by kind="study" [item]="study().id" />
    </header>
    <p class="muted">
      <nocc-moment [at]="study().performed_on" />
      @if (study().facility_name; as name) {
        · {{ name }}
      }
    </p>
    @if (study().description; as description) {
      <p>{{ description }}</p>
    }
    @if (study().report; as report) {
      <p class="report" data-testid="study-report-text">{{ report }}</p>
    } @else {
      <p class="muted">{{ (isHidden() ? 'case.notCleared' : 'case.studies.noReport') | transloco }}</p>
    }
    <nocc-explanation kind="study" [item]="study().id" />
    <footer class="row">
      <nocc-clear-mark kind="study" [item]="study().id" />
      @if (context.isLead()) {
        @if (study().released_at; as at) {
          <span class="small muted">
            {{ 'case.release.released' | transloco }} <nocc-moment show="relative" [at]="at" />
          </span>
        } @else {
          <button matButton="text" type="button" data-testid="release" (click)="released.emit()">
            {{ 'case.release.action' | transloco }}
          </button>
        }
      }
      @if (mayChange()) {
        <button matButton="text" type="button" data-testid="edit-study" (click)="edited.emit()">
          {{ 'case.edit' | transloco }}
        </button>
        <button matButton="text" type="button" data-testid="withdraw" (click)="withdrawn.emit()">
          {{ 'case.withdraw.action' | transloco }}
        </button>
      }
    </footer>
  `,
  styleUrl: './study-reader.scss',
})
export class StudyReader {
  protected readonly context = inject(CaseContext);
  readonly study = input.required<Study>();
  /** Whoever added it and the lead may change it. */
  readonly isOwn = input(false);
  readonly edited = output();
  readonly released = output();
  readonly withdrawn = output();
  protected readonly isHidden = computed(() => this.context.isObserver() && this.study().report === null);
  protected readonly mayChange = computed(() => this.context.isLead() || this.isOwn());
}
