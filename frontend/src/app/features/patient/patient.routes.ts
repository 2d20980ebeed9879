import type { Routes } from '@angular/router';

import { JourneyPage } from './journey-page';

export const patientRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'journey' },
  { path: 'journey', component: JourneyPage, title: 'patient.title' },
  { path: '**', redirectTo: 'journey' },
];
