import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Staging } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { tnmText } from '../../../widgets/case-labels/tnm';
import { SummaryPanel } from './panel';

/** The stagings in force: the clinical one and, once there is one, the pathological one beside it. */
@Component({
  selector: 'nocc-staging-summary',
  imports: [MatButton, Moment, SummaryPanel, TranslocoPipe],
  template: `
    <nocc-summary-panel
      name="staging"
      heading="case.staging.title"
      [canEdit]="canEdit()"
      (edited)="edited.emit('c')"
    >
      @for (line of lines(); track line.staging.id) {
        <p class="tnm numeric" data-testid="summary-staging">
          <strong>{{ line.tnm }}</strong>
          @if (line.staging.stage; as stage) {
            <span>{{ 'worklist.stage' | transloco: { stage } }}</span>
          } @else if (line.staging.stage_reason; as reason) {
            <span class="muted">{{ 'case.staging.reasons.' + reason | transloco }}</span>
          }
          <span class="muted">{{ 'case.staging.editions.' + line.staging.edition | transloco }}</span>
        </p>
        <p class="small muted">
          {{ 'case.staging.classifications.' + line.staging.classification | transloco }}
          @if (line.staging.is_recorded && line.staging.stage) {
            · {{ 'case.staging.asRecorded' | transloco }}
          }
          · <nocc-moment show="absolute" [at]="line.staging.recorded_at" />
        </p>
        @for (one of line.derived; track one.target) {
          <p class="small" [class.warn]="one.differs" data-testid="summary-derived">
            {{ one.key | transloco: one }}
          </p>
        }
        @if (line.disagrees) {
          <p class="small warn">
            {{ 'case.staging.stated' | transloco: { stage: line.staging.stated_stage } }}
          </p>
        }
      } @empty {
        <p class="muted">{{ 'case.staging.none' | transloco }}</p>
      }
      @if (canEdit()) {
        <button matButton="text" type="button" data-testid="edit-staging-p" (click)="edited.emit('p')">
          {{
            (hasPathological() ? 'case.staging.editPathological' : 'case.staging.addPathological') | transloco
          }}
        </button>
      }
    </nocc-summary-panel>
  `,
  styleUrl: './staging-summary.scss',
})
export class StagingSummary {
  private readonly context = inject(CaseContext);
  readonly canEdit = input(false);
  readonly edited = output<'c' | 'p'>();
  protected readonly lines = computed(() =>
    (this.context.detail()?.stagings ?? []).map((staging) => ({
      staging,
      tnm: tnmText(staging),
      derived: derivedOf(staging),
      disagrees: disagrees(staging),
    })),
  );
  protected readonly hasPathological = computed(() =>
    this.lines().some(({ staging }) => staging.classification === 'p'),
  );
}

/** The physician stated another stage than the one computed: both are shown. */
function disagrees({ is_recorded, stated_stage, stage }: Staging): boolean {
  return !is_recorded && !!stated_stage && stated_stage !== stage;
}

/** Where the rules, on the day, made something else of the findings than the physician stated, or only a part of it. */
function derivedOf(staging: Staging) {
  const stated = { T: staging.t, N: staging.n, M: staging.m };
  return staging.derived.flatMap(({ target, category, missing, at_least: atLeast }) => {
    if (missing.length) {
      const known = { category: atLeast, target, differs: false, key: 'staging.summaryAtLeast' };
      return atLeast ? [known] : [];
    }
    if (!category || category === stated[target]) return [];
    return [{ category, target, stated: stated[target], differs: true, key: 'staging.summaryDiffers' }];
  });
}
