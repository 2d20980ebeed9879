import { CdkCopyToClipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { FirstPassword } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';

/** A first password, shown this once and kept nowhere. */
@Component({
  selector: 'nocc-first-password-card',
  imports: [CdkCopyToClipboard, Icon, MatButton, Moment, TranslocoPipe],
  template: `
    <div class="stack" role="status">
      <p>{{ 'administration.users.passwordText' | transloco }}</p>
      <output class="numeric" data-testid="first-password">{{ issued().first_password }}</output>
      <p class="small muted">
        {{ 'administration.users.passwordExpires' | transloco }} <nocc-moment [at]="issued().expires_at" />
      </p>
      <div class="form-actions">
        <button
          matButton="outlined"
          type="button"
          [cdkCopyToClipboard]="issued().first_password"
          (click)="say()"
        >
          <nocc-icon name="content_copy" />{{ 'common.copy' | transloco }}
        </button>
        <button matButton="filled" type="button" data-testid="password-kept" (click)="kept.emit()">
          {{ 'administration.users.passwordKept' | transloco }}
        </button>
      </div>
    </div>
  `,
  styles: `
    output {
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--sunken);
      font-size: var(--type-17);
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class FirstPasswordCard {
  private readonly toasts = inject(Toasts);
  readonly issued = input.required<FirstPassword>();
  readonly kept = output();

  protected say(): void {
    this.toasts.say('common.copied');
  }
}
