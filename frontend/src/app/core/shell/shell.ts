import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import type { IconName } from '../../shared/icon/icons';
import { ConnectionBanner } from '../live/connection-banner';
import type { Role } from '../session/me';
import { Session } from '../session/session';
import { ShellCommands } from './shell-commands';
import { TopBar } from './top-bar';

interface Place {
  readonly link: string;
  readonly label: string;
  readonly icon: IconName;
  readonly roles: readonly Role[];
}

const places: readonly Place[] = [
  {
    link: '/worklist',
    label: 'common.places.worklist',
    icon: 'table_rows',
    roles: ['physician', 'coordinator'],
  },
  {
    link: '/administration',
    label: 'common.places.administration',
    icon: 'domain',
    roles: ['administrator', 'coordinator'],
  },
];

/** The frame around every page of those who work here. */
@Component({
  selector: 'nocc-shell',
  imports: [
    ConnectionBanner,
    Icon,
    MatTooltip,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TopBar,
    TranslocoPipe,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { class: 'physician' },
})
export class Shell {
  private readonly session = inject(Session);
  protected readonly router = inject(Router);
  protected readonly places = computed(() => places.filter(({ roles }) => this.session.hasRole(...roles)));

  constructor() {
    inject(ShellCommands).offer(inject(DestroyRef));
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    document.getElementById('content')?.focus();
  }
}
