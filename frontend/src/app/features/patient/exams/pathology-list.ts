import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalExamsList } from '../../../api/functions';
import { Icon } from '../../../shared/icon/icon';
import { allPages } from '../../../shared/resource/all-pages';
import { StateMessage } from '../../../shared/state/state-message';
import { GlossaryText } from '../../../widgets/plain-words/glossary-text';
import { Awaited } from '../layout/awaited';
import { keptFresh } from '../live/kept-fresh';
import { DayWords } from '../wording/day-words';
import { ConcealButton } from './conceal-button';

/** What the pathologist found, as a few plain facts, with the report in the pathologist's own words behind them. */
@Component({
  selector: 'nocc-pathology-list',
  imports: [Awaited, ConcealButton, DayWords, GlossaryText, Icon, StateMessage, TranslocoPipe],
  templateUrl: './pathology-list.html',
  styleUrl: './exam-list.scss',
})
export class PathologyList {
  private readonly api = inject(Api);
  protected readonly exams = keptFresh(() =>
    allPages((wish) => this.api.invoke(portalExamsList, { kind: 'pathology', ...wish })),
  );
}
