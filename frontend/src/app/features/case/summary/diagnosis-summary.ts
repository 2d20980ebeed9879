import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Diagnosis } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { TermLabel } from '../../../widgets/vocabulary/term';

@Component({
  selector: 'nocc-diagnosis-summary',
  imports: [Moment, TermLabel, TranslocoPipe],
  template: `
    @if (diagnosis(); as diagnosis) {
      <dl class="facts">
        <dt>{{ 'case.diagnosis.topography' | transloco }}</dt>
        <dd>
          {{ diagnosis.topography | term: 'topography' }}
          <span class="muted numeric">{{ diagnosis.topography }}</span>
          @if (diagnosis.laterality) {
            · {{ diagnosis.laterality | term: 'laterality' }}
          }
        </dd>
        @if (diagnosis.morphology) {
          <dt>{{ 'case.diagnosis.morphology' | transloco }}</dt>
          <dd>
            {{ diagnosis.morphology | term: 'morphology' }}
            <span class="muted numeric">{{ diagnosis.morphology }}</span>
            @if (diagnosis.grade) {
              · {{ diagnosis.grade }}
            }
          </dd>
        }
        @if (markers().length) {
          <dt>{{ 'case.diagnosis.markers' | transloco }}</dt>
          <dd class="markers">
            @for (marker of markers(); track marker.name) {
              <span>
                {{ 'case.diagnosis.' + marker.name | transloco }}
                @if (marker.name === 'pdl1') {
                  {{ marker.status | term: 'pdl1_cps' }}
                } @else {
                  {{ 'case.diagnosis.results.' + marker.status | transloco }}
                }
                @if (marker.figure) {
                  <span class="muted numeric">({{ marker.figure }})</span>
                }
              </span>
            }
          </dd>
        }
        <dt>{{ 'case.diagnosis.presentation' | transloco }}</dt>
        <dd>
          {{ 'case.diagnosis.presentations.' + diagnosis.presentation | transloco }}
          @if (diagnosis.diagnosed_on; as on) {
            · <nocc-moment show="absolute" [at]="on" />
          }
        </dd>
        @if (diagnosis.earlier_tumour || diagnosis.earlier_tumour_on) {
          <dt>{{ 'case.diagnosis.earlierTumour' | transloco }}</dt>
          <dd>
            {{ diagnosis.earlier_tumour }}
            @if (diagnosis.earlier_tumour_on; as on) {
              <nocc-moment show="absolute" [at]="on" />
            }
          </dd>
        }
        @if (diagnosis.note; as note) {
          <dt>{{ 'case.diagnosis.note' | transloco }}</dt>
          <dd>{{ note }}</dd>
        }
      </dl>
    } @else {
      <p class="muted">{{ 'case.diagnosis.none' | transloco }}</p>
    }
  `,
  styleUrls: ['./facts.scss', './diagnosis-summary.scss'],
})
export class DiagnosisSummary {
  readonly diagnosis = input.required<Diagnosis | null>();
  /** Those that were asked for, in few words: what they mean in full stands where they are edited. */
  protected readonly markers = computed(() => {
    const diagnosis = this.diagnosis();
    const named = [
      { name: 'p16', status: diagnosis?.p16_status, figure: percent(diagnosis?.p16_percent) },
      { name: 'hpv', status: diagnosis?.hpv_status, figure: '' },
      { name: 'ebv', status: diagnosis?.ebv_status, figure: '' },
      { name: 'pdl1', status: diagnosis?.pdl1_cps, figure: pdl1Figures(diagnosis) },
    ];
    return named.filter(({ status }) => !!status);
  });
}

const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? '' : `${share}%`;

function pdl1Figures(diagnosis: Diagnosis | null): string {
  const { pdl1_cps_score: cps, pdl1_tps_percent: tps } = diagnosis ?? {};
  const known = [cps == null ? '' : `CPS ${cps}`, tps == null ? '' : `TPS ${tps}%`];
  return known.filter((figure) => figure).join(', ');
}
