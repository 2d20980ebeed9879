import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { StateMessage } from '../../shared/state/state-message';

@Component({
  selector: 'nocc-worklist-page',
  imports: [StateMessage, TranslocoPipe],
  template: `
    <section class="page">
      <header class="page-head">
        <h1>{{ 'worklist.title' | transloco }}</h1>
      </header>
      <nocc-state-message
        icon="inbox"
        [title]="'worklist.emptyTitle' | transloco"
        [text]="'worklist.emptyText' | transloco"
      />
    </section>
  `,
})
export class WorklistPage {}
