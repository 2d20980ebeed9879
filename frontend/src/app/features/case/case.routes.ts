import type { Routes } from '@angular/router';

import { CasePage } from './page/case-page';

const ownSections: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'summary' },
  { path: 'summary', loadComponent: () => import('./summary/summary').then((m) => m.Summary) },
  { path: 'timeline', loadComponent: () => import('./timeline/timeline').then((m) => m.Timeline) },
  { path: 'then', loadComponent: () => import('./as-it-was/as-it-was').then((m) => m.AsItWas) },
  { path: 'imaging', loadComponent: () => import('./imaging/imaging').then((m) => m.Imaging) },
  { path: 'laboratory', loadComponent: () => import('./laboratory/laboratory').then((m) => m.Laboratory) },
  { path: 'pathology', loadComponent: () => import('./pathology/pathology').then((m) => m.Pathology) },
  { path: 'documents', loadComponent: () => import('./documents/documents').then((m) => m.Documents) },
  {
    path: 'participants',
    loadComponent: () => import('./participants/participants').then((m) => m.Participants),
  },
  { path: 'patient', loadComponent: () => import('./patient/patient').then((m) => m.Patient) },
  {
    path: 'discussion',
    loadComponent: () => import('./page/discussion-section').then((m) => m.DiscussionSection),
  },
];

/** The sections that other features bring (vote, decision, care) come from the application's routes. */
export function caseRoutes(brought: Routes): Routes {
  return [
    {
      path: 'new',
      loadComponent: () => import('./intake/intake-page').then((m) => m.IntakePage),
      title: 'intake.title',
    },
    { path: ':id', component: CasePage, title: 'case.title', children: [...ownSections, ...brought] },
  ];
}
