import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { messagesRevisionsList } from '../../../api/functions';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';

/** What a message said before it was reworded. */
@Component({
  selector: 'nocc-history-dialog',
  imports: [
    ErrorState,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Moment,
    Skeleton,
    TranslocoPipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'case.discussion.history' | transloco }}</h2>
    <mat-dialog-content class="stack">
      @if (revisions.hasValue()) {
        @for (revision of revisions.value().results; track revision.replaced_at) {
          <div>
            <nocc-moment class="small muted" [at]="revision.replaced_at" />
            <p>{{ revision.text }}</p>
          </div>
        }
      } @else if (revisions.error(); as error) {
        <nocc-error-state [error]="error" (retried)="revisions.reload()" />
      } @else {
        <nocc-skeleton />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>{{ 'common.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class HistoryDialog {
  private readonly api = inject(Api);
  private readonly id = inject<string>(MAT_DIALOG_DATA);
  protected readonly revisions = resource({
    loader: () => this.api.invoke(messagesRevisionsList, { id: this.id }),
  });
}
