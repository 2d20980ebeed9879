import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { ChecklistStore } from '../../../widgets/checklist/checklist-store';
import { Gap } from '../../../widgets/checklist/gap';
import { SummaryPanel } from './panel';

/** What the dossier lacks, each with the way to where it is answered; what is there stays out of the way. */
@Component({
  selector: 'nocc-checklist-panel',
  imports: [Gap, Icon, RouterLink, SummaryPanel, TranslocoPipe],
  template: `
    <nocc-summary-panel name="checklist" heading="checklist.title">
      <span beside class="small" [class.muted]="!store.gaps().length">
        {{
          (store.gaps().length ? 'checklist.gaps' : 'checklist.complete')
            | transloco: { count: store.gaps().length }
        }}
      </span>
      <ul>
        @for (item of store.gaps(); track item.code) {
          <li [attr.data-testid]="'gap-' + item.code">
            @if (item.section === 'summary') {
              <nocc-gap [item]="item" />
            } @else {
              <a [routerLink]="['/cases', context.id(), item.section]"><nocc-gap [item]="item" /></a>
            }
          </li>
        }
      </ul>
      @if (present().length) {
        <details class="small">
          <summary>
            <nocc-icon name="check_circle" />{{
              'checklist.present' | transloco: { count: present().length }
            }}
          </summary>
          <p class="muted">
            @for (item of present(); track item.code) {
              {{ 'checklist.items.' + item.code | transloco }}{{ $last ? '' : ' · ' }}
            }
          </p>
        </details>
      }
    </nocc-summary-panel>
  `,
  styleUrl: './checklist-panel.scss',
})
export class ChecklistPanel {
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(ChecklistStore);
  protected readonly present = computed(() => this.store.items().filter(({ status }) => status === 'ok'));
}
