import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalJourney } from '../../../api/functions';
import { Session } from '../../../core/session/session';
import { Clock } from '../../../shared/moment/clock';
import { StateMessage } from '../../../shared/state/state-message';
import { Awaited } from '../layout/awaited';
import { PlaceList } from '../layout/place-list';
import { recordPlaces } from '../layout/places';
import { keptFresh } from '../live/kept-fresh';
import { DecisionCard } from './decision-card';
import { JourneySteps } from './journey-steps';
import { NextVisitCard } from './next-visit-card';

const eveningFrom = 17;

/** Where I am, what was decided, what comes next, whom to call. */
@Component({
  selector: 'nocc-journey-page',
  imports: [Awaited, DecisionCard, JourneySteps, NextVisitCard, PlaceList, StateMessage, TranslocoPipe],
  templateUrl: './journey-page.html',
  styleUrl: './journey-page.scss',
})
export class JourneyPage {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);
  protected readonly session = inject(Session);
  protected readonly places = recordPlaces;
  protected readonly journey = keptFresh(() => this.api.invoke(portalJourney));
  protected readonly greeting = computed(() =>
    this.clock.now().getHours() < eveningFrom ? 'patient.hello.day' : 'patient.hello.evening',
  );
}
