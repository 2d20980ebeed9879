import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import type { Place } from './places';

/** Ways to other pages, large enough for any thumb. */
@Component({
  selector: 'nocc-place-list',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    <ul class="panel">
      @for (place of places(); track place.link) {
        <li>
          <a [routerLink]="place.link" [attr.data-testid]="'open-' + place.key">
            <nocc-icon [name]="place.icon" />
            <span class="words">
              <span>{{ 'patient.' + place.key + '.title' | transloco }}</span>
              <span class="small muted">{{ 'patient.' + place.key + '.summary' | transloco }}</span>
            </span>
            <nocc-icon class="go" name="chevron_right" />
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './place-list.scss',
})
export class PlaceList {
  readonly places = input.required<readonly Place[]>();
}
