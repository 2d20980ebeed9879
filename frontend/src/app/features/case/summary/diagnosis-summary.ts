import { Component, input } from '@angular/core';
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
        @for (marker of markers; track marker.field) {
          @if (diagnosis[marker.field]) {
            <dt>{{ marker.label | transloco }}</dt>
            <dd>{{ diagnosis[marker.field] | term: marker.field }}</dd>
          }
        }
        <dt>{{ 'case.diagnosis.presentation' | transloco }}</dt>
        <dd>{{ 'case.diagnosis.presentations.' + diagnosis.presentation | transloco }}</dd>
        @if (diagnosis.diagnosed_on; as on) {
          <dt>{{ 'case.diagnosis.diagnosedOn' | transloco }}</dt>
          <dd><nocc-moment [at]="on" /></dd>
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
})
export class DiagnosisSummary {
  readonly diagnosis = input.required<Diagnosis | null>();
  protected readonly markers = [
    { field: 'p16_status', label: 'case.diagnosis.p16' },
    { field: 'hpv_status', label: 'case.diagnosis.hpv' },
    { field: 'ebv_status', label: 'case.diagnosis.ebv' },
    { field: 'pdl1_cps', label: 'case.diagnosis.pdl1' },
  ] as const;
}
