import type { Routes } from '@angular/router';

import { CasePage } from './case-page';

export const caseRoutes: Routes = [
  { path: ':id', pathMatch: 'full', redirectTo: ':id/summary' },
  { path: ':id/:section', component: CasePage, title: 'case.title' },
];
