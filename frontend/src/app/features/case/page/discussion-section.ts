import { Component } from '@angular/core';

import { CaseSide } from './case-side';

/** On a phone the side pane is a section like the others. */
@Component({
  selector: 'nocc-discussion-section',
  imports: [CaseSide],
  template: '<nocc-case-side />',
  styles: ':host { display: block; height: 100%; min-height: 420px; }',
})
export class DiscussionSection {}
