import { Component, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import type { SavedFilter } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { Icon } from '../../shared/icon/icon';
import { FilterNameDialog } from './filter-name-dialog';
import { SavedFiltersStore } from './saved-filters-store';

/** Filters kept by name: choose one, keep the present one, forget one. */
@Component({
  selector: 'nocc-saved-filters',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe],
  providers: [SavedFiltersStore],
  template: `
    <button matButton="text" type="button" data-testid="saved-filters" [matMenuTriggerFor]="menu">
      {{ 'worklist.saved.title' | transloco }}
      <nocc-icon name="keyboard_arrow_down" iconPositionEnd />
    </button>
    <mat-menu #menu>
      @for (saved of store.all(); track saved.id) {
        <div class="line">
          <button mat-menu-item type="button" (click)="chosen.emit(saved)">{{ saved.name }}</button>
          <button
            matIconButton
            type="button"
            [attr.aria-label]="'worklist.saved.remove' | transloco: { name: saved.name }"
            (click)="remove(saved, $event)"
          >
            <nocc-icon name="delete" />
          </button>
        </div>
      } @empty {
        <p class="none small muted">{{ 'worklist.saved.none' | transloco }}</p>
      }
      <button mat-menu-item type="button" data-testid="save-filter" [disabled]="!canSave()" (click)="save()">
        <nocc-icon name="bookmark" /> {{ 'worklist.saved.keep' | transloco }}
      </button>
    </mat-menu>
  `,
  styleUrl: './saved-filters.scss',
})
export class SavedFilters {
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly store = inject(SavedFiltersStore);
  readonly query = input.required<Record<string, string>>();
  readonly canSave = input(false);
  readonly chosen = output<SavedFilter>();

  protected async save(): Promise<void> {
    const opened = this.dialog.open<FilterNameDialog, undefined, string>(FilterNameDialog, {
      width: '380px',
    });
    const name = await firstValueFrom(opened.afterClosed());
    if (!name) return;
    try {
      await this.store.save(name, this.query());
      this.toasts.say('worklist.saved.kept', { name });
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  protected async remove(saved: SavedFilter, event: Event): Promise<void> {
    event.stopPropagation();
    try {
      await this.store.remove(saved.id);
      this.toasts.offerUndo('worklist.saved.removed', () => void this.store.save(saved.name, saved.query), {
        name: saved.name,
      });
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
