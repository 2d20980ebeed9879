import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Shortcuts } from './shortcuts';

@Component({
  selector: 'nocc-shortcut-help',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'common.shortcuts.title' | transloco }}</h2>
    <mat-dialog-content>
      <dl class="facts">
        @for (shortcut of shortcuts.list(); track shortcut) {
          <dt>
            <kbd>{{ shortcut.keys }}</kbd>
          </dt>
          <dd>{{ shortcut.label | transloco }}</dd>
        }
        <dt><kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd></dt>
        <dd>{{ 'common.shortcuts.lists' | transloco }}</dd>
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>{{ 'common.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class ShortcutHelp {
  protected readonly shortcuts = inject(Shortcuts);
}
