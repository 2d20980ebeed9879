import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { TaskKindEnum } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { CaseMoves } from './case-moves';

/** Where each thing that waits is done. */
const sectionOf: Readonly<Record<TaskKindEnum, string>> = {
  vote: 'vote',
  confirm_ballot: 'vote',
  investigate: 'vote',
  decide: 'decision',
  sign: 'decision',
  answer_patient: 'discussion',
  carry_out: 'care',
  follow_up: 'care',
};

/** The one thing to do next, and behind it the other ways to move the case. */
@Component({
  selector: 'nocc-case-actions',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, TranslocoPipe],
  providers: [CaseMoves],
  template: `
    @if (next(); as next) {
      <a matButton="filled" data-testid="main-action" [routerLink]="next.link">{{
        next.label | transloco
      }}</a>
    } @else if (context.may('share')) {
      <button matButton="filled" type="button" data-testid="share-case" (click)="moves.share()">
        {{ 'case.moves.share.action' | transloco }}
      </button>
    } @else if (context.may('open_round')) {
      <a matButton="filled" data-testid="main-action" [routerLink]="link('vote')">
        {{ 'case.toVote' | transloco }}
      </a>
    }
    @if (ways().length) {
      <button
        matIconButton
        type="button"
        data-testid="case-menu"
        [attr.aria-label]="'case.menu' | transloco"
        [matMenuTriggerFor]="menu"
      >
        <nocc-icon name="more_vert" />
      </button>
      <mat-menu #menu xPosition="before">
        @for (to of ways(); track to) {
          <button mat-menu-item type="button" [attr.data-testid]="'move-to-' + to" (click)="moves.move(to)">
            {{ 'case.moves.' + to + '.action' | transloco }}
          </button>
        }
      </mat-menu>
    }
  `,
  styles: ':host { display: inline-flex; align-items: center; gap: var(--space-1); }',
})
export class CaseActions {
  protected readonly context = inject(CaseContext);
  protected readonly moves = inject(CaseMoves);
  protected readonly next = computed(() => {
    const waiting = this.context.detail()?.waiting;
    if (!waiting) return undefined;
    return {
      label: `worklist.reasons.${waiting.kind}`,
      link: this.link(sectionOf[waiting.kind]),
      query: waiting.kind === 'answer_patient' ? { thread: 'patient' } : {},
    };
  });
  /** A draft is shared by its own button. */
  protected readonly ways = computed(() => {
    const detail = this.context.detail();
    return detail?.state === 'draft' ? [] : (detail?.transitions ?? []);
  });

  protected link(section: string): readonly string[] {
    return ['/cases', this.context.id(), section];
  }
}
