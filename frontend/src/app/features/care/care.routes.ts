import type { Routes } from '@angular/router';

import { CarePage } from './care-page';

/** What was done after the decision: a child of the case's page, whose CaseContext it reads. */
export const careRoutes: Routes = [{ path: '', component: CarePage, title: 'care.title' }];
