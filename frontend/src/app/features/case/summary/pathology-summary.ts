import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Amount } from '../../../shared/amount/amount';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { PathologyStore } from '../pathology/pathology-store';
import { SummaryPanel } from './panel';

/** What decides on more treatment after an operation: margins, nodes, extranodal extension, depth. */
@Component({
  selector: 'nocc-pathology-summary',
  imports: [Amount, RouterLink, SummaryPanel, TermLabel, TranslocoPipe],
  template: `
    @if (report(); as report) {
      <nocc-summary-panel name="pathology" heading="synoptic.summary.title">
        <dl class="facts" data-testid="summary-pathology">
          @if (report.margin_status; as margin) {
            <dt>{{ 'synoptic.summary.margins' | transloco }}</dt>
            <dd>
              {{ margin | term: 'margin' }}
              @if (report.closest_margin_mm !== null) {
                &ngsp;· <span class="numeric">{{ report.closest_margin_mm | amount }}</span>&ngsp;<span
                  class="unit"
                  >mm</span
                >
              }
            </dd>
          }
          @if (report.nodes_examined !== null) {
            <dt>{{ 'synoptic.summary.nodes' | transloco }}</dt>
            <dd class="numeric">
              {{
                'synoptic.summary.nodesOf'
                  | transloco: { positive: report.nodes_positive ?? '–', examined: report.nodes_examined }
              }}
            </dd>
          }
          @if (report.ene; as ene) {
            <dt>{{ 'synoptic.summary.ene' | transloco }}</dt>
            <dd>{{ ene | term: 'ene_path' }}</dd>
          }
          @if (report.doi_mm !== null) {
            <dt>{{ 'synoptic.summary.doi' | transloco }}</dt>
            <dd>
              <span class="numeric">{{ report.doi_mm | amount }}</span>&ngsp;<span class="unit">mm</span>
            </dd>
          }
        </dl>
        <a [routerLink]="['/cases', report.case, 'pathology']">{{ 'synoptic.summary.open' | transloco }}</a>
      </nocc-summary-panel>
    }
  `,
  styleUrl: './facts.scss',
})
export class PathologySummary {
  private readonly context = inject(CaseContext);
  private readonly store = inject(PathologyStore);
  /** The newest that speaks of an operation; a biopsy has nothing to add to the diagnosis. */
  protected readonly report = computed(() =>
    this.context.detail()
      ? this.store
          .standing()
          .find(({ margin_status, nodes_examined }) => !!margin_status || nodes_examined !== null)
      : undefined,
  );
}
