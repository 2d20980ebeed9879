import { Component, DOCUMENT, DestroyRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import type { IconName } from '../../shared/icon/icons';
import { Language } from '../language/language';
import { ConnectionBanner } from '../live/connection-banner';
import { Session } from '../session/session';

interface Place {
  readonly link: string;
  readonly label: string;
  readonly icon: IconName;
}

const places: readonly Place[] = [
  { link: '/patient/journey', label: 'patient.places.journey', icon: 'route' },
  { link: '/patient/exams', label: 'patient.places.exams', icon: 'labs' },
  { link: '/patient/messages', label: 'patient.places.messages', icon: 'forum' },
  { link: '/patient/team', label: 'patient.places.team', icon: 'group' },
  { link: '/patient/more', label: 'patient.places.more', icon: 'more_horiz' },
];

/** The frame of the patient's pages: one column, few large ways to go, always in the same place. */
@Component({
  selector: 'nocc-patient-shell',
  imports: [ConnectionBanner, Icon, MatButton, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  templateUrl: './patient-shell.html',
  styleUrl: './patient-shell.scss',
})
export class PatientShell {
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly places = places;

  constructor() {
    // On the body, because dialogs and toasts stand outside this element and must be as large.
    const { classList } = inject(DOCUMENT).body;
    classList.add('patient');
    inject(DestroyRef).onDestroy(() => {
      classList.remove('patient');
    });
  }
}
