import { DestroyRef, inject, provideEnvironmentInitializer } from '@angular/core';
import type { Routes } from '@angular/router';

import { hasRole, signedIn, toHome } from './core/session/guards';
import { NotFound } from './core/shell/not-found';
import { CaseSearch } from './widgets/case-search/case-search';

const accountRoutes = () => import('./features/sign-in/account.routes').then((m) => m.accountRoutes);

// The sections of a case that belong to features of their own: features never import each other.
const caseSections: Routes = [
  { path: 'vote', loadChildren: () => import('./features/vote/vote.routes').then((m) => m.voteRoutes) },
  {
    path: 'decision',
    loadChildren: () => import('./features/decision/decision.routes').then((m) => m.decisionRoutes),
  },
  { path: 'care', loadChildren: () => import('./features/care/care.routes').then((m) => m.careRoutes) },
];

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: toHome },
  { path: '', loadChildren: () => import('./features/sign-in/sign-in.routes').then((m) => m.signInRoutes) },
  {
    path: 'patient',
    canMatch: [hasRole('patient')],
    loadComponent: () => import('./core/patient-shell/patient-shell').then((m) => m.PatientShell),
    children: [
      { path: 'account', loadChildren: accountRoutes },
      {
        path: '',
        loadChildren: () => import('./features/patient/patient.routes').then((m) => m.patientRoutes),
      },
    ],
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./core/shell/shell').then((m) => m.Shell),
    providers: [provideEnvironmentInitializer(() => inject(CaseSearch).offer(inject(DestroyRef)))],
    children: [
      {
        path: 'worklist',
        canMatch: [hasRole('physician', 'coordinator')],
        loadChildren: () => import('./features/worklist/worklist.routes').then((m) => m.worklistRoutes),
      },
      {
        path: 'cases',
        canMatch: [hasRole('physician', 'coordinator')],
        loadChildren: () => import('./features/case/case.routes').then((m) => m.caseRoutes(caseSections)),
      },
      {
        path: 'administration',
        canMatch: [hasRole('administrator', 'coordinator')],
        loadChildren: () =>
          import('./features/administration/administration.routes').then((m) => m.administrationRoutes),
      },
      { path: 'account', loadChildren: accountRoutes },
    ],
  },
  { path: '**', component: NotFound, title: 'common.notFound.title' },
];
