import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Derivation, EditionComparison as Compared } from '../../../api/models';

const axes = ['T', 'N', 'M'] as const;

/** The same findings in each edition. Only shown: the edition of the record is the physician's choice. */
@Component({
  selector: 'nocc-edition-comparison',
  imports: [TranslocoPipe],
  template: `
    <table data-testid="edition-comparison">
      <caption class="small muted">
        {{
          'staging.comparison' | transloco
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ 'case.staging.edition' | transloco }}</th>
          @for (axis of axes; track axis) {
            <th scope="col">{{ axis }}</th>
          }
          <th scope="col">{{ 'case.staging.stage' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.edition) {
          <tr [class.chosen]="row.edition === edition()">
            <th scope="row">{{ 'case.staging.editions.' + row.edition | transloco }}</th>
            @for (axis of axes; track axis; let index = $index) {
              <td class="numeric">{{ row.tnm[index] || categoryOf(row.derived[axis]) }}</td>
            }
            <td class="numeric">
              @if (row.stage; as stage) {
                <strong>{{ stage }}</strong>
              } @else if (row.reason; as reason) {
                <span class="small muted">{{ 'case.staging.reasons.' + reason | transloco }}</span>
              } @else {
                –
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './edition-comparison.scss',
})
export class EditionComparison {
  readonly rows = input.required<readonly Compared[]>();
  readonly edition = input.required<string>();
  protected readonly axes = axes;

  protected categoryOf({ category, missing, at_least: atLeast }: Derivation): string {
    if (missing.length) return atLeast ? `≥ ${atLeast}` : '–';
    return category ?? '–';
  }
}
