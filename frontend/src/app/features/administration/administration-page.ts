import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { StateMessage } from '../../shared/state/state-message';

@Component({
  selector: 'nocc-administration-page',
  imports: [StateMessage, TranslocoPipe],
  template: `
    <section class="page">
      <header class="page-head">
        <h1>{{ 'administration.title' | transloco }}</h1>
      </header>
      <nocc-state-message
        icon="domain"
        [title]="'administration.facilitiesEmpty' | transloco"
        [text]="'administration.facilitiesEmptyText' | transloco"
      />
    </section>
  `,
})
export class AdministrationPage {}
