import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { InvestigationsStore } from '../../../widgets/deliberation/investigations-store';

/** What the board still waits to know; answered where the options stand. */
@Component({
  selector: 'nocc-requests',
  imports: [Icon, Moment, RouterLink, TranslocoPipe],
  template: `
    @if (store.open().length) {
      <h2>{{ 'case.requests.title' | transloco: { count: store.open().length } }}</h2>
      <ul>
        @for (request of store.open(); track request.id) {
          <li>
            <a data-testid="open-request" [routerLink]="['/cases', context.id(), 'vote']">
              <nocc-icon name="manage_search" />
              <span>
                {{ request.what ?? ('case.requests.notCleared' | transloco) }}
                <span class="small muted">
                  {{ request.owner_name }}
                  @if (request.due; as due) {
                    · <nocc-moment show="relative" [at]="due" />
                  }
                </span>
              </span>
            </a>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './requests.scss',
})
export class Requests {
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(InvestigationsStore);
}
