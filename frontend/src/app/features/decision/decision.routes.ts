import type { Routes } from '@angular/router';

import { DecisionPage } from './decision-page';

/** The decision of a case: a child of its page, whose CaseContext it reads. */
export const decisionRoutes: Routes = [{ path: '', component: DecisionPage, title: 'decision.title' }];
