import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import type { ApiProblem } from '../../shared/problem/api-problem';
import { ErrorWords } from './error-words';

/** What was refused as a whole, above or below a form; nothing while there is no problem. */
@Component({
  selector: 'nocc-problem-text',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (key(); as key) {
      <p><nocc-icon name="error" />{{ key | transloco }}</p>
    }
  `,
  styleUrl: './problem-text.scss',
  host: { role: 'alert' },
})
export class ProblemText {
  private readonly words = inject(ErrorWords);
  readonly problem = input.required<ApiProblem | undefined>();
  protected readonly key = computed(() => {
    const problem = this.problem();
    return problem && this.words.keyOf(problem);
  });
}
