import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Session } from '../../core/session/session';
import { StateMessage } from '../../shared/state/state-message';

@Component({
  selector: 'nocc-journey-page',
  imports: [StateMessage, TranslocoPipe],
  template: `
    <h1>{{ 'patient.hello' | transloco }}, {{ session.me()?.given_name }}</h1>
    <nocc-state-message
      icon="route"
      [title]="'patient.journeyEmpty' | transloco"
      [text]="'patient.journeyEmptyText' | transloco"
    />
  `,
})
export class JourneyPage {
  protected readonly session = inject(Session);
}
