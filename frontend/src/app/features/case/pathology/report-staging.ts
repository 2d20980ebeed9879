import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Derivation, Pathology } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { DossierEditor } from '../dossier/dossier-editor';
import { tumourOf } from '../dossier/staging-model';
import { startingFrom } from './report-findings';
import { ReportStager, type Worked } from './report-stager';

/** pT and pN as the rules make them of a report: shown, never kept; from here they go to the staging dialog as an offer. */
@Component({
  selector: 'nocc-report-staging',
  imports: [MatButton, TranslocoPipe],
  providers: [DossierEditor],
  template: `
    <div role="status">
      @if (worked(); as worked) {
        @if (worked.obstacle !== 'noSchema') {
          <p class="small muted">
            {{ 'synoptic.stage.from' | transloco }}
            {{ 'case.staging.editions.' + worked.edition | transloco }}.
            {{ 'synoptic.stage.caption' | transloco }}
          </p>
          @for (axis of worked.axes; track axis.name) {
            <p [attr.data-testid]="'worked-' + axis.name">
              @if (axis.derivation; as found) {
                @if (found.category && !found.missing.length) {
                  <strong class="numeric">p{{ found.category }}</strong> {{ found.criterion }}
                } @else {
                  <strong class="numeric">p{{ axis.name }}</strong>
                  @if (found.at_least; as category) {
                    {{ 'staging.atLeast' | transloco: { category: 'p' + category } }}
                    ({{ 'staging.possible' | transloco: { list: found.possible.join(', ') } }}).
                  }
                  @if (missing(found); as names) {
                    {{ 'staging.missing' | transloco: { names } }}
                  } @else {
                    {{ 'synoptic.stage.noRules' | transloco }}
                  }
                }
              } @else {
                <strong class="numeric">p{{ axis.name }}</strong>
                {{ 'synoptic.stage.unsaid' | transloco }}
              }
            </p>
          }
        }
        @if (worked.obstacle; as obstacle) {
          <p class="obstacle" data-testid="stage-obstacle">{{ obstacleKeys[obstacle] | transloco }}</p>
        }
      }
    </div>
    <div class="row">
      <button
        matButton="text"
        type="button"
        data-testid="work-out-stage"
        [disabled]="isWorking()"
        (click)="workOut()"
      >
        {{ 'synoptic.stage.workOut' | transloco }}
      </button>
      @if (isOffered()) {
        <button matButton="outlined" type="button" data-testid="carry-stage" (click)="carry()">
          {{ 'synoptic.stage.carry' | transloco }}
        </button>
      }
    </div>
  `,
  styles: `
    p {
      max-width: var(--measure);
      margin: 0 0 var(--space-1);
    }

    .row {
      flex-wrap: wrap;
    }

    .obstacle {
      color: var(--waiting-ink);
    }
  `,
})
export class ReportStaging {
  private readonly stager = inject(ReportStager);
  private readonly editor = inject(DossierEditor);
  private readonly toasts = inject(Toasts);
  private readonly context = inject(CaseContext);
  readonly report = input.required<Pathology>();

  protected readonly obstacleKeys = {
    nothing: 'synoptic.stage.nothing',
    noSchema: 'synoptic.stage.noSchema',
    otherSchema: 'synoptic.stage.otherSchema',
  } as const;
  protected readonly isWorking = signal(false);
  /** What was worked out holds of one version of the report beside one of the diagnosis. */
  private readonly basis = computed(() => {
    const { id, version } = this.report();
    return `${id} ${version} ${this.context.detail()?.diagnosis?.version}`;
  });
  protected readonly worked = linkedSignal<string, Worked | undefined>({
    source: this.basis,
    computation: () => undefined,
  });
  protected readonly isOffered = computed(
    () => !!this.worked() && !this.worked()?.obstacle && this.context.may('edit'),
  );

  protected missing({ missing }: Derivation): string {
    const asked = this.worked()?.asked ?? [];
    return asked
      .filter(({ name }) => missing.includes(name))
      .map(({ label }) => label)
      .join(', ');
  }

  protected async workOut(): Promise<void> {
    const basis = this.basis();
    const detail = this.context.detail();
    this.isWorking.set(true);
    try {
      const tumour = tumourOf(detail?.diagnosis, detail?.patient.age);
      const worked = await this.stager.work(this.report(), tumour, detail?.stagings ?? []);
      if (basis === this.basis()) this.worked.set(worked);
    } catch (error) {
      this.toasts.refuse(error);
    } finally {
      this.isWorking.set(false);
    }
  }

  protected carry(): void {
    const worked = this.worked();
    if (!worked) return;
    const stagings = this.context.detail()?.stagings ?? [];
    const known = stagings.find(({ classification }) => classification === 'p');
    this.editor.editStaging(
      'p',
      startingFrom(worked.findings, worked.edition, { known, asked: worked.asked }),
    );
  }
}
