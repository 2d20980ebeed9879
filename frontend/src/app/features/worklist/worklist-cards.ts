import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { CasesList$Params } from '../../api/functions';
import type { CaseRow } from '../../api/models';
import type { PagedList } from '../../shared/resource/paged-list';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { CaseCard } from './case-card';
import type { CaseLine } from './case-lines';

/** The worklist on a phone. Project what it says when it is empty. */
@Component({
  selector: 'nocc-worklist-cards',
  imports: [CaseCard, ErrorState, MatButton, Skeleton, TranslocoPipe],
  templateUrl: './worklist-cards.html',
  styles: `
    .cards {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      padding: var(--space-3);
    }
  `,
})
export class WorklistCards {
  readonly list = input.required<PagedList<CasesList$Params, CaseRow>>();
  readonly lines = input.required<readonly CaseLine[]>();
}
