import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { type Section, SectionNav } from '../../shared/section-nav/section-nav';
import { SplitPane } from '../../shared/split-pane/split-pane';

@Component({
  selector: 'nocc-case-page',
  imports: [SectionNav, SplitPane, TranslocoPipe],
  template: `
    <section class="page">
      <header class="page-head">
        <h1>{{ 'case.title' | transloco }}</h1>
      </header>
      <nocc-split-pane name="case" panes="start">
        <nocc-section-nav start [label]="'case.sections.label' | transloco" [sections]="sections()" />
        <div class="page-body">
          <h2>{{ 'case.sections.' + section() | transloco }}</h2>
        </div>
      </nocc-split-pane>
    </section>
  `,
})
export class CasePage {
  readonly id = input.required<string>();
  readonly section = input.required<string>();
  protected readonly sections = computed<readonly Section[]>(() => [
    { link: ['/cases', this.id(), 'summary'], label: 'case.sections.summary', icon: 'summarize' },
    { link: ['/cases', this.id(), 'timeline'], label: 'case.sections.timeline', icon: 'timeline' },
  ]);
}
