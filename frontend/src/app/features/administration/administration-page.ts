import { Component, DestroyRef, computed, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Commands } from '../../core/commands/commands';
import { Session } from '../../core/session/session';
import type { IconName } from '../../shared/icon/icons';
import { SectionNav } from '../../shared/section-nav/section-nav';

interface AdministrationSection {
  readonly key: string;
  readonly icon: IconName;
  readonly isForAdministrator: boolean;
}

const sections: readonly AdministrationSection[] = [
  { key: 'facilities', icon: 'domain', isForAdministrator: true },
  { key: 'groups', icon: 'group', isForAdministrator: false },
  { key: 'invitations', icon: 'mail', isForAdministrator: false },
  { key: 'users', icon: 'person', isForAdministrator: true },
];

/** The network's directory, for who keeps it; nothing clinical is here. */
@Component({
  selector: 'nocc-administration-page',
  imports: [RouterOutlet, SectionNav, TranslocoPipe],
  template: `
    <nocc-section-nav [label]="'administration.sections' | transloco" [sections]="sections()" />
    <div class="content"><router-outlet /></div>
  `,
  styleUrl: './administration-page.scss',
})
export class AdministrationPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly sections = computed(() =>
    sections
      .filter(({ isForAdministrator }) => !isForAdministrator || this.session.hasRole('administrator'))
      .map(({ key, icon }) => ({
        link: `/administration/${key}`,
        label: `administration.${key}.title`,
        icon,
      })),
  );

  constructor() {
    inject(Commands).add(
      () =>
        this.sections().map(({ link, label, icon }) => ({
          id: link,
          label: this.transloco.translate(label),
          icon,
          run: () => void this.router.navigateByUrl(link),
        })),
      inject(DestroyRef),
    );
  }
}
