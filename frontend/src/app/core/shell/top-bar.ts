import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Avatar } from '../../shared/avatar/avatar';
import { Icon } from '../../shared/icon/icon';
import { Commands } from '../commands/commands';
import { Language } from '../language/language';
import { EventStream } from '../live/event-stream';
import { Session } from '../session/session';
import { Theme } from '../theme/theme';
import { OpenCases } from './open-cases';

const themeIcons = { light: 'light_mode', dark: 'dark_mode', reading: 'contrast' } as const;

@Component({
  selector: 'nocc-top-bar',
  imports: [
    Avatar,
    Icon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    RouterLinkActive,
    TranslocoPipe,
  ],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
  host: { role: 'banner' },
})
export class TopBar {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly commands = inject(Commands);
  protected readonly cases = inject(OpenCases);
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
  protected readonly stream = inject(EventStream);
  protected readonly otherLanguage = computed(() => (this.language.current() === 'it' ? 'en' : 'it'));
  protected readonly themeIcon = computed(() => themeIcons[this.theme.current()]);

  protected async closeCase(id: string): Promise<void> {
    const isShown = this.router.url.startsWith(`/cases/${id}`);
    this.cases.close(id);
    if (isShown) await this.router.navigateByUrl('/worklist');
  }
}
