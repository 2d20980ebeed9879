import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { StateMessage } from '../../shared/state/state-message';

@Component({
  selector: 'nocc-not-found',
  imports: [RouterLink, StateMessage, TranslocoPipe],
  template: `
    <main class="physician">
      <nocc-state-message
        icon="search"
        [isPage]="true"
        [title]="'common.notFound.title' | transloco"
        [text]="'common.notFound.text' | transloco"
      >
        <a routerLink="/">{{ 'common.notFound.home' | transloco }}</a>
      </nocc-state-message>
    </main>
  `,
})
export class NotFound {}
