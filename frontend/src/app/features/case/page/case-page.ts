import { Component, input } from '@angular/core';

import { CaseWorkspace } from './case-workspace';

/** A case by its address; another case is another workspace, with its own stores and live connection. */
@Component({
  selector: 'nocc-case-page',
  imports: [CaseWorkspace],
  template: `
    @for (caseId of [id()]; track caseId) {
      <nocc-case-workspace [caseId]="caseId" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
})
export class CasePage {
  readonly id = input.required<string>();
}
