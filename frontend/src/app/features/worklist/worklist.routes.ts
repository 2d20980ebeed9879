import type { Routes } from '@angular/router';

import { WorklistPage } from './worklist-page';

export const worklistRoutes: Routes = [{ path: '', component: WorklistPage, title: 'worklist.title' }];
