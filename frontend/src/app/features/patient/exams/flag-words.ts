import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { ExamValue } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';

/** Whether a value lies in its usual range, in words. */
@Component({
  selector: 'nocc-flag-words',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (flag(); as flag) {
      <span class="small" [attr.data-flag]="flag">
        <nocc-icon
          [name]="flag === 'high' ? 'arrow_upward' : flag === 'low' ? 'arrow_downward' : 'check'"
        />{{ 'patient.exams.flag.' + flag | transloco }}
      </span>
    }
  `,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      color: var(--waiting-ink);
      --icon: 18px;
    }
    [data-flag='normal'] {
      color: var(--ink-muted);
    }
  `,
})
export class FlagWords {
  readonly flag = input.required<ExamValue['flag']>();
}
