import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { PathologyVersion, ReportForm } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { VersionChanges } from './version-changes';

/** Every version of a report, newest first, with what it said before and after. */
@Component({
  selector: 'nocc-report-versions',
  imports: [Moment, TranslocoPipe],
  providers: [VersionChanges],
  template: `
    <ol [attr.aria-label]="'synoptic.versions' | transloco">
      @for (version of versions(); track version.number) {
        <li class="small" data-testid="report-version">
          <strong>{{ 'synoptic.version' | transloco: { number: version.number } }}</strong>
          <span class="muted">
            {{ version.author.name }} · <nocc-moment show="absolute" [at]="version.created_at" />
          </span>
          @for (change of changes.of(version, versions(), described()); track change.name) {
            <p [attr.data-testid]="'changed-' + change.name">
              <span class="muted">{{ change.label }}:</span> {{ change.before }}
              <span aria-hidden="true">→</span>&ngsp;
              <span class="visually-hidden">{{ 'synoptic.became' | transloco }}</span>&ngsp;
              <strong>{{ change.after }}</strong>
            </p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    p {
      max-width: var(--measure);
      margin: 2px 0 0;
      padding-left: var(--space-3);
    }
  `,
})
export class ReportVersions {
  protected readonly changes = inject(VersionChanges);
  readonly versions = input.required<readonly PathologyVersion[]>();
  readonly described = input.required<ReportForm>();
}
