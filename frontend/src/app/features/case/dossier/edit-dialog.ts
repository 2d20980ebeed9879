import { type WritableSignal, inject, signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';

import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';

/** What a dialog edits, and how it is sent; the dialog closes with `true` once the server has it. */
export interface Edit<Model> {
  readonly model: Model;
  readonly send: (model: Model) => Promise<unknown>;
}

/** The part that every editing dialog has in common. */
export abstract class EditDialog<Model> {
  private readonly dialog = inject<MatDialogRef<unknown, boolean>>(MatDialogRef);
  protected readonly data = inject<Edit<Model>>(MAT_DIALOG_DATA);
  protected readonly model: WritableSignal<Model> = signal(this.data.model);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected abstract readonly form: FieldTree<Model>;

  protected async save(): Promise<void> {
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (model) => {
      await this.data.send(model);
      this.dialog.close(true);
    });
    this.problem.set(problem);
  }
}
