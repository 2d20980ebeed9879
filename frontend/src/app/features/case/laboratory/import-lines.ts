import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { LaboratoryImportBrief } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { ObservationsStore } from './observations-store';

/** The tables that were brought in, each with the way back. */
@Component({
  selector: 'nocc-import-lines',
  imports: [Icon, MatButton, Moment, TranslocoPipe],
  template: `
    @if (done().length) {
      <section class="panel">
        <h3>{{ 'case.labs.import.done' | transloco }}</h3>
        <ul>
          @for (row of done(); track row.id) {
            <li class="row" data-testid="import">
              <nocc-icon name="table_rows" />
              <span class="name">{{ row.file_name }}</span>
              <span class="muted numeric">
                {{ 'case.labs.import.stored' | transloco: { count: row.stored ?? 0 } }}
              </span>
              <span class="muted">{{ row.imported_by.name }}, <nocc-moment [at]="row.created_at" /></span>
              @if (row.withdrawn_at) {
                <span class="push muted">{{ 'case.labs.import.isWithdrawn' | transloco }}</span>
              } @else if (mayWithdraw(row)) {
                <button
                  class="push"
                  matButton="text"
                  type="button"
                  data-testid="withdraw-import"
                  (click)="withdraw(row)"
                >
                  <nocc-icon name="undo" />{{ 'case.labs.import.withdraw' | transloco }}
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 {
      margin: 0 0 var(--space-1);
      font-size: var(--type-13);
      font-weight: var(--weight-strong);
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      flex-wrap: wrap;
      min-height: var(--row-comfortable);
    }

    .name {
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportLines {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly context = inject(CaseContext);
  private readonly store = inject(ObservationsStore);
  protected readonly done = computed(() => this.store.imports().filter(({ stored }) => stored !== null));

  protected mayWithdraw({ imported_by }: LaboratoryImportBrief): boolean {
    return (
      this.context.isLead() || (this.context.may('add_material') && imported_by.id === this.session.me()?.id)
    );
  }

  protected async withdraw({ id }: LaboratoryImportBrief): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.labs.import.withdrawTitle',
      text: 'case.labs.import.withdrawText',
      action: 'case.labs.import.withdraw',
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await this.store.withdrawImport(id);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
