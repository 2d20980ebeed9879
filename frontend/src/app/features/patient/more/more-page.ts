import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Session } from '../../../core/session/session';
import { Icon } from '../../../shared/icon/icon';
import { PatientHead } from '../layout/patient-head';
import { PlaceList } from '../layout/place-list';
import { morePlaces } from '../layout/places';

@Component({
  selector: 'nocc-more-page',
  imports: [Icon, MatButton, PatientHead, PlaceList, TranslocoPipe],
  template: `
    <nocc-patient-head [title]="'patient.places.more' | transloco" />
    <nocc-place-list [places]="places" />
    <p class="out">
      <button matButton="outlined" type="button" data-testid="sign-out" (click)="session.signOut()">
        <nocc-icon name="logout" />{{ 'session.signOut' | transloco }}
      </button>
    </p>
  `,
  styles: '.out { padding-top: var(--space-6); }',
})
export class MorePage {
  protected readonly session = inject(Session);
  protected readonly places = morePlaces;
}
