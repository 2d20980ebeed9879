import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { problemOf } from '../problem/api-problem';
import { StateMessage } from './state-message';

/** A refusal in the reader's language, with "try again" where the page can. */
@Component({
  selector: 'nocc-error-state',
  imports: [MatButton, StateMessage, TranslocoPipe],
  template: `
    <nocc-state-message
      role="alert"
      icon="error"
      [title]="known() | transloco"
      [text]="'common.errorHelp' | transloco"
    >
      <button matButton="outlined" type="button" (click)="retried.emit()">
        {{ 'common.tryAgain' | transloco }}
      </button>
    </nocc-state-message>
  `,
})
export class ErrorState {
  private readonly transloco = inject(TranslocoService);
  readonly error = input.required<unknown>();
  readonly retried = output();

  protected readonly known = computed(() => {
    const key = `errors.${problemOf(this.error()).code}`;
    return this.transloco.translate(key) === key ? 'errors.unexpected' : key;
  });
}
