import type { Routes } from '@angular/router';

import { PatientArea } from './patient-area';

export const patientRoutes: Routes = [
  {
    path: '',
    component: PatientArea,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'journey' },
      {
        path: 'journey',
        loadComponent: () => import('./journey/journey-page').then((m) => m.JourneyPage),
        title: 'patient.title',
      },
      {
        path: 'exams',
        loadComponent: () => import('./exams/exams-page').then((m) => m.ExamsPage),
        title: 'patient.exams.title',
      },
      {
        path: 'messages',
        loadComponent: () => import('./messages/messages-page').then((m) => m.MessagesPage),
        title: 'patient.messages.title',
      },
      {
        path: 'team',
        loadComponent: () => import('./people/team-page').then((m) => m.TeamPage),
        title: 'patient.team.title',
      },
      {
        path: 'facilities',
        loadComponent: () => import('./people/facilities-page').then((m) => m.FacilitiesPage),
        title: 'patient.facilities.title',
      },
      {
        path: 'diary',
        loadComponent: () => import('./diary/diary-page').then((m) => m.DiaryPage),
        title: 'patient.diary.title',
      },
      {
        path: 'priorities',
        loadComponent: () => import('./priorities/priorities-page').then((m) => m.PrioritiesPage),
        title: 'patient.priorities.title',
      },
      {
        path: 'privacy',
        loadComponent: () => import('./privacy/privacy-page').then((m) => m.PrivacyPage),
        title: 'patient.privacy.title',
      },
      {
        path: 'reminders',
        loadComponent: () => import('./reminders/reminders-page').then((m) => m.RemindersPage),
        title: 'patient.reminders.title',
      },
      {
        path: 'accesses',
        loadComponent: () => import('./accesses/accesses-page').then((m) => m.AccessesPage),
        title: 'patient.accesses.title',
      },
      {
        path: 'more',
        loadComponent: () => import('./more/more-page').then((m) => m.MorePage),
        title: 'patient.places.more',
      },
      { path: '**', redirectTo: 'journey' },
    ],
  },
];
