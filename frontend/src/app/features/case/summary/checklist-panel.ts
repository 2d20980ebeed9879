import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ChecklistCodeEnum, ChecklistStatusEnum } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import type { IconName } from '../../../shared/icon/icons';
import { Moment } from '../../../shared/moment/moment';
import { ChecklistStore } from './checklist-store';
import { SummaryPanel } from './panel';

const icons: Readonly<Record<ChecklistStatusEnum, IconName>> = {
  ok: 'check_circle',
  missing: 'error',
  stale: 'schedule',
};

/** What the dossier has and what it lacks, with how fresh it is. */
@Component({
  selector: 'nocc-checklist-panel',
  imports: [Icon, Moment, SummaryPanel, TranslocoPipe],
  providers: [ChecklistStore],
  template: `
    <nocc-summary-panel name="checklist" heading="case.checklist.title">
      <span beside class="small" [class.muted]="!gaps()">
        {{ (gaps() ? 'case.checklist.gaps' : 'case.checklist.complete') | transloco: { count: gaps() } }}
      </span>
      <ul>
        @for (item of store.items(); track item.code) {
          <li [attr.data-status]="item.status" [class.is-blocking]="item.blocking">
            <nocc-icon [name]="icons[item.status]" />
            <span class="what">
              {{ 'case.checklist.items.' + item.code | transloco }}
              @if (item.status !== 'ok') {
                <span class="small gap">{{
                  'case.checklist.' + item.status + '.' + item.code | transloco
                }}</span>
              } @else if (ages.includes(item.code) && item.newest_at; as at) {
                <nocc-moment class="small muted" show="relative" [at]="at" />
              }
            </span>
          </li>
        }
      </ul>
    </nocc-summary-panel>
  `,
  styleUrl: './checklist-panel.scss',
})
export class ChecklistPanel {
  protected readonly store = inject(ChecklistStore);
  protected readonly icons = icons;
  /** What grows old: for these it matters when. */
  protected readonly ages: readonly ChecklistCodeEnum[] = ['histology', 'imaging'];
  protected readonly gaps = computed(() => this.store.items().filter(({ status }) => status !== 'ok').length);
}
