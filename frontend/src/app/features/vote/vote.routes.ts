import type { Routes } from '@angular/router';

import { OpenRoundPage } from './open-round-page';
import { OptionPage } from './option-page';
import { VotePage } from './vote-page';

/** Options, vote and requests of a case: children of its page, whose CaseContext they read. */
export const voteRoutes: Routes = [
  { path: '', component: VotePage, title: 'vote.title' },
  { path: 'options/new', component: OptionPage, title: 'vote.option.new' },
  { path: 'options/:option', component: OptionPage, title: 'vote.option.edit' },
  { path: 'rounds/new', component: OpenRoundPage, title: 'vote.round.open' },
];
