import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';

/** Title of a page, with the way back to where it was chosen. */
@Component({
  selector: 'nocc-patient-head',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @if (back(); as back) {
      <a class="back" [routerLink]="back">
        <nocc-icon name="chevron_left" />{{ 'common.back' | transloco }}
      </a>
    }
    <h1>{{ title() }}</h1>
    @if (text(); as text) {
      <p class="muted">{{ text }}</p>
    }
  `,
  styleUrl: './patient-head.scss',
})
export class PatientHead {
  readonly title = input.required<string>();
  readonly text = input<string>();
  readonly back = input<string>();
}
