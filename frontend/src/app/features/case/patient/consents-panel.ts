import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ConsentState } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Moment } from '../../../shared/moment/moment';
import { PatientStore } from './patient-store';

/** What the patient has agreed to: each consent says what stops without it. */
@Component({
  selector: 'nocc-consents-panel',
  imports: [Moment, TranslocoPipe],
  template: `
    <ul>
      @for (consent of store.patient()?.consents; track consent.kind) {
        <li>
          <label class="choice">
            <input
              type="checkbox"
              role="switch"
              [attr.data-testid]="'consent-' + consent.kind"
              [checked]="consent.granted === true"
              [disabled]="!store.may('edit')"
              (click)="change(consent, $event)"
            />
            <span>
              <strong>{{ 'case.consents.kinds.' + consent.kind | transloco }}</strong>
              <span class="small muted">{{ 'case.consents.blocks.' + consent.kind | transloco }}</span>
            </span>
          </label>
          <span class="small muted when">
            @if (consent.history[0]; as last) {
              {{ (last.granted ? 'case.consents.granted' : 'case.consents.denied') | transloco }}
              <nocc-moment show="absolute" [at]="last.at" />
            } @else {
              {{ 'case.consents.neverAsked' | transloco }}
            }
          </span>
        </li>
      }
    </ul>
  `,
  styleUrl: './consents-panel.scss',
})
export class ConsentsPanel {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly store = inject(PatientStore);

  protected async change({ kind, granted }: ConsentState, event: Event): Promise<void> {
    // The box follows the server, not the click.
    event.preventDefault();
    const words = granted ? 'withdraw' : 'grant';
    const isSure = await this.confirm.ask({
      title: `case.consents.${words}.title`,
      text: `case.consents.${words}.${kind}`,
      action: `case.consents.${words}.action`,
      isDestructive: !!granted,
    });
    if (!isSure) return;
    try {
      await this.store.state(kind, !granted);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
