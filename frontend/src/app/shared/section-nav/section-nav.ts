import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

export interface Section {
  /** Router commands, absolute or relative to the page that shows the navigation. */
  readonly link: string | readonly string[];
  /** Translation key. */
  readonly label: string;
  readonly icon?: IconName;
  readonly count?: number;
  /** Something new or wanted here: the count is drawn as a call. */
  readonly isCalling?: boolean;
}

@Component({
  selector: 'nocc-section-nav',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './section-nav.html',
  styleUrl: './section-nav.scss',
})
export class SectionNav {
  readonly label = input.required<string>();
  readonly sections = input.required<readonly Section[]>();
}
