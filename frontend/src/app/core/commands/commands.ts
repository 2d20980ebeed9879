import { type DestroyRef, Injectable, inject, signal } from '@angular/core';
import { Dialog } from '@angular/cdk/dialog';

import type { IconName } from '../../shared/icon/icons';
import { Palette } from './palette';

export interface Command {
  readonly id: string;
  /** Text as shown: already in the reader's language. */
  readonly label: string;
  readonly hint?: string;
  readonly icon: IconName;
  readonly keys?: string;
  readonly run: () => void;
}

/** Commands of a page or of the shell; a function, so that texts follow the language. */
export type CommandList = () => readonly Command[];
/** Finds more while somebody types, such as cases on the server. */
export type CommandSearch = (query: string) => Promise<readonly Command[]>;

/** What can be done from the palette (Ctrl+K). */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly dialog = inject(Dialog);
  private readonly listed = signal<readonly CommandList[]>([]);
  private readonly searched = signal<readonly CommandSearch[]>([]);

  add(list: CommandList, destroyRef: DestroyRef): void {
    this.listed.update((all) => [...all, list]);
    destroyRef.onDestroy(() => {
      this.listed.update((all) => all.filter((other) => other !== list));
    });
  }

  addSearch(search: CommandSearch, destroyRef: DestroyRef): void {
    this.searched.update((all) => [...all, search]);
    destroyRef.onDestroy(() => {
      this.searched.update((all) => all.filter((other) => other !== search));
    });
  }

  all(): Command[] {
    return this.listed().flatMap((list) => [...list()]);
  }

  async search(query: string): Promise<Command[]> {
    const found = await Promise.allSettled(this.searched().map((search) => search(query)));
    return found.flatMap((result) => (result.status === 'fulfilled' ? [...result.value] : []));
  }

  openPalette(): void {
    if (this.dialog.openDialogs.length > 0) return;
    this.dialog.open(Palette, { panelClass: 'palette-panel', ariaLabelledBy: 'palette-label' });
  }
}
