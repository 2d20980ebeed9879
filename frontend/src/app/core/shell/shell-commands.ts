import { type DestroyRef, Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

import type { IconName } from '../../shared/icon/icons';
import { type Command, Commands } from '../commands/commands';
import { Language } from '../language/language';
import { Session } from '../session/session';
import { ShortcutHelp } from '../shortcuts/shortcut-help';
import { Shortcuts } from '../shortcuts/shortcuts';
import { Theme } from '../theme/theme';
import { OpenCases } from './open-cases';

/** What can be done from anywhere, by key or from the palette. */
@Injectable({ providedIn: 'root' })
export class ShellCommands {
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly commands = inject(Commands);
  private readonly shortcuts = inject(Shortcuts);
  private readonly theme = inject(Theme);
  private readonly language = inject(Language);
  private readonly cases = inject(OpenCases);
  private readonly dialog = inject(MatDialog);

  offer(destroyRef: DestroyRef): void {
    this.commands.add(() => this.list(), destroyRef);
    this.shortcuts.add(
      [
        { keys: 'ctrl+k', label: 'common.palette.open', run: () => this.commands.openPalette() },
        {
          keys: 'g w',
          label: 'common.places.worklist',
          run: () => void this.router.navigateByUrl('/worklist'),
        },
        {
          keys: 'g s',
          label: 'common.places.account',
          run: () => void this.router.navigateByUrl('/account'),
        },
        { keys: '?', label: 'common.shortcuts.title', run: () => this.showShortcuts() },
      ],
      destroyRef,
    );
  }

  private list(): readonly Command[] {
    return [...this.openCases(), ...this.places(), ...this.preferences()];
  }

  private openCases(): Command[] {
    return this.cases.list().map(({ id, label }) => ({
      id: `case:${id}`,
      label,
      hint: this.transloco.translate('common.openCases'),
      icon: 'folder_open',
      run: () => void this.router.navigate(['/cases', id]),
    }));
  }

  private places(): Command[] {
    const sees = this.session.hasRole('physician', 'coordinator');
    const administers = this.session.hasRole('administrator', 'coordinator');
    return [
      ...(sees ? [this.goTo('/worklist', 'common.places.worklist', 'table_rows', 'g w')] : []),
      ...(administers ? [this.goTo('/administration', 'common.places.administration', 'domain')] : []),
      this.goTo('/account', 'common.places.account', 'settings', 'g s'),
    ];
  }

  private preferences(): Command[] {
    const other = this.language.current() === 'it' ? 'en' : 'it';
    return [
      this.act(`common.theme.next.${this.theme.current()}`, 'contrast', () => this.theme.next()),
      this.act(`common.language.${other}`, 'language', () => void this.language.use(other)),
      this.act('common.shortcuts.title', 'keyboard', () => this.showShortcuts(), '?'),
      this.act('session.signOut', 'logout', () => void this.session.signOut()),
    ];
  }

  private goTo(url: string, label: string, icon: IconName, keys?: string): Command {
    return this.act(label, icon, () => void this.router.navigateByUrl(url), keys);
  }

  private act(key: string, icon: IconName, run: () => void, keys?: string): Command {
    return { id: key, label: this.transloco.translate(key), icon, keys, run };
  }

  private showShortcuts(): void {
    this.dialog.open(ShortcutHelp, { width: '420px' });
  }
}
