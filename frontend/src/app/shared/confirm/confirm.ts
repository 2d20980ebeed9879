import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import { ConfirmDialog } from './confirm-dialog';

/** All texts are translation keys. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the confirming button does, as a verb: "Close the round", never "OK". */
  readonly action: string;
  readonly isDestructive?: boolean;
  readonly params?: Record<string, unknown>;
}

@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(question: Question): Promise<boolean> {
    const opened = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      role: 'alertdialog',
      width: '440px',
      // A destructive button is never where Enter would hit it by habit.
      autoFocus: question.isDestructive ? '.refuse' : '.confirm',
    });
    return (await firstValueFrom(opened.afterClosed())) ?? false;
  }
}
