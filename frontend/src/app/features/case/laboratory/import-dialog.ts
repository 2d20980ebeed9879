import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { LaboratoryImport } from '../../../api/models';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { FileDrop } from '../../../shared/file-drop/file-drop';
import { Icon } from '../../../shared/icon/icon';
import { type ApiProblem, problemOf } from '../../../shared/problem/api-problem';
import { ImportPreviewView } from './import-preview';
import type { ObservationsStore } from './observations-store';

const askAgainMs = 700;

/** A table comes in: chosen, read with progress, shown as it would be, and kept once confirmed. */
@Component({
  selector: 'nocc-import-dialog',
  imports: [
    FileDrop,
    Icon,
    ImportPreviewView,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    ProblemText,
    TranslocoPipe,
  ],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
})
export class ImportDialog {
  private readonly dialog = inject<MatDialogRef<ImportDialog>>(MatDialogRef);
  private readonly store = inject<ObservationsStore>(MAT_DIALOG_DATA);
  private readonly toasts = inject(Toasts);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly sent = signal<number | undefined>(undefined);
  protected readonly import = signal<LaboratoryImport | undefined>(undefined);
  /** What the bar shows, from 0 to 1; undefined while nothing is under way. */
  protected readonly progress = computed(() => {
    const row = this.import();
    if (!row) return this.sent();
    return row.state === 'reading' || row.state === 'storing' ? row.done / Math.max(row.total, 1) : undefined;
  });
  protected readonly step = computed(
    () => this.import()?.state ?? (this.sent() === undefined ? 'choose' : 'sending'),
  );

  protected choose(files: FileList | null): void {
    const file = files?.[0];
    if (file) void this.send(file);
  }

  /** A range of cells, copied from a spreadsheet, is a table with tabs. */
  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.step() !== 'choose' || !text.includes('\n')) return;
    event.preventDefault();
    void this.send(new File([text], 'incolla.tsv', { type: 'text/tab-separated-values' }));
  }

  private async send(file: File): Promise<void> {
    this.problem.set(undefined);
    this.sent.set(0);
    try {
      const started = await this.store.startImport(file, (part) => {
        this.sent.set(part);
      });
      await this.follow(started);
    } catch (error) {
      this.problem.set(problemOf(error));
      this.sent.set(undefined);
    }
  }

  protected async confirm(): Promise<void> {
    const row = this.import();
    if (!row) return;
    this.problem.set(undefined);
    try {
      const done = await this.follow(await this.store.confirmImport(row.id));
      if (done?.state !== 'done') return;
      this.store.reload();
      this.toasts.offerUndo('case.labs.import.said', () => void this.withdraw(done.id), {
        count: done.stored ?? 0,
      });
      this.dialog.close();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected async cancel(): Promise<void> {
    const row = this.import();
    this.dialog.close();
    // What is being stored goes on; what was only read is forgotten at once.
    if (row?.state === 'ready' || row?.state === 'reading') {
      await this.store.discardImport(row.id).catch(() => undefined);
    }
  }

  private async withdraw(id: string): Promise<void> {
    await this.store.withdrawImport(id).catch((error: unknown) => {
      this.toasts.refuse(error);
    });
  }

  /** Asks how far it is until the worker has done its step. */
  private async follow(started: LaboratoryImport): Promise<LaboratoryImport | undefined> {
    let row = started;
    this.import.set(row);
    while (row.state === 'reading' || row.state === 'storing') {
      await new Promise((done) => setTimeout(done, askAgainMs));
      if (this.destroyRef.destroyed) return undefined;
      row = await this.store.import(row.id);
      this.import.set(row);
    }
    return row;
  }
}
