import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { DossierThen } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { CaseStatus } from '../../../widgets/case-status/case-status';
import { ThenDay } from './then-day';

/** Says without a doubt that this is the past, which moment of it, and how to leave it. */
@Component({
  selector: 'nocc-then-banner',
  imports: [CaseStatus, Icon, MatButton, MatIconButton, RouterLink, ThenDay, TranslocoPipe],
  template: `
    <nocc-icon class="sign" name="history" />
    <div class="told" role="status">
      <h2>
        @if (dossier().event?.at; as at) {
          {{ 'asItWas.title' | transloco }} <nocc-then-day [at]="at" />
        } @else {
          {{ 'asItWas.title' | transloco }}
        }
        <span class="reading">{{ 'asItWas.readOnly' | transloco }}</span>
      </h2>
      <p class="small">
        {{ 'asItWas.event' | transloco: { seq: dossier().seq, latest: dossier().latest_seq } }}
        @if (eventKey(); as key) {
          · <strong>{{ key | transloco }}</strong>
        }
        @if (dossier().event?.actor_name; as name) {
          · {{ name }}
        }
        @if (dossier().case?.state; as state) {
          <nocc-case-status [state]="$any(state)" />
        }
      </p>
    </div>
    <div class="ways">
      <button
        matIconButton
        type="button"
        data-testid="then-previous"
        [attr.aria-label]="'asItWas.previous' | transloco"
        [title]="('asItWas.previous' | transloco) + ' (p)'"
        [disabled]="previous() === undefined"
        (click)="chosen.emit(previous()!)"
      >
        <nocc-icon name="chevron_left" />
      </button>
      <button
        matIconButton
        type="button"
        data-testid="then-next"
        [attr.aria-label]="'asItWas.next' | transloco"
        [title]="('asItWas.next' | transloco) + ' (n)'"
        [disabled]="next() === undefined"
        (click)="chosen.emit(next()!)"
      >
        <nocc-icon name="chevron_right" />
      </button>
      <a matButton="filled" data-testid="back-to-now" [routerLink]="['/cases', context.id(), 'summary']">
        {{ 'asItWas.now' | transloco }}
      </a>
    </div>
  `,
  styleUrl: './then-banner.scss',
})
export class ThenBanner {
  protected readonly context = inject(CaseContext);
  readonly dossier = input.required<DossierThen>();
  /** Numbers of the events before and after that the reader may know. */
  readonly previous = input<number>();
  readonly next = input<number>();
  readonly chosen = output<number>();

  protected readonly eventKey = computed(() => {
    const kind = this.dossier().event?.kind;
    return kind && kind !== 'noop' ? `case.events.${kind}` : undefined;
  });
}
