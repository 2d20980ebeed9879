import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

import { PatientNews } from './live/patient-news';

/** Holds what all pages of the patient share: one live connection, whichever page is open. */
@Component({
  selector: 'nocc-patient-area',
  imports: [RouterOutlet],
  providers: [PatientNews],
  template: '<router-outlet />',
})
export class PatientArea {}
