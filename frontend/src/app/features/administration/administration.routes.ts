import { inject } from '@angular/core';
import type { Routes } from '@angular/router';

import { hasRole } from '../../core/session/guards';
import { Session } from '../../core/session/session';
import { AdministrationPage } from './administration-page';

const toFirstSection = () => (inject(Session).hasRole('administrator') ? 'facilities' : 'groups');

export const administrationRoutes: Routes = [
  {
    path: '',
    component: AdministrationPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: toFirstSection },
      {
        path: 'facilities',
        canMatch: [hasRole('administrator')],
        loadComponent: () => import('./facilities/facilities-page').then((m) => m.FacilitiesPage),
        title: 'administration.facilities.title',
      },
      {
        path: 'groups',
        loadComponent: () => import('./groups/groups-page').then((m) => m.GroupsPage),
        title: 'administration.groups.title',
      },
      {
        path: 'groups/:id',
        loadComponent: () => import('./groups/group-page').then((m) => m.GroupPage),
        title: 'administration.groups.title',
      },
      {
        path: 'invitations',
        loadComponent: () => import('./invitations/invitations-page').then((m) => m.InvitationsPage),
        title: 'administration.invitations.title',
      },
      {
        path: 'users',
        canMatch: [hasRole('administrator')],
        loadComponent: () => import('./users/users-page').then((m) => m.UsersPage),
        title: 'administration.users.title',
      },
    ],
  },
];
