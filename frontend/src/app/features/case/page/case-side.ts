import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Avatar } from '../../../shared/avatar/avatar';
import { Presence } from '../attention/presence';
import { Discussion } from '../discussion/discussion';
import { Requests } from '../requests/requests';

/** Beside every section: who is here, what is said, what is asked for. */
@Component({
  selector: 'nocc-case-side',
  imports: [Avatar, Discussion, Requests, TranslocoPipe],
  template: `
    <section class="people" [attr.aria-label]="'case.present' | transloco">
      <h2>{{ 'case.present' | transloco }}</h2>
      @for (person of presence.people(); track person.user) {
        <nocc-avatar data-testid="present" [name]="person.name" [isPresent]="person.state === 'active'" />
      }
    </section>
    <nocc-requests />
    <section class="talk" [attr.aria-label]="'case.discussion.title' | transloco">
      <h2>{{ 'case.discussion.title' | transloco }}</h2>
      <nocc-discussion />
    </section>
  `,
  styleUrl: './case-side.scss',
})
export class CaseSide {
  protected readonly presence = inject(Presence);
}
