import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import type { MaterialKindEnum, UnopenedMaterial } from '../../api/models';
import { Icon } from '../../shared/icon/icon';
import type { IconName } from '../../shared/icon/icons';
import { Moment } from '../../shared/moment/moment';
import { CaseContext } from '../../widgets/case-context/case-context';
import { TermLabel } from '../../widgets/vocabulary/term';

const placeOf: Record<MaterialKindEnum, { section: string; icon: IconName; vocabulary?: string }> = {
  document: { section: 'documents', icon: 'description', vocabulary: 'report_type' },
  pathology: { section: 'pathology', icon: 'biotech' },
  study: { section: 'imaging', icon: 'radiology', vocabulary: 'imaging_modality' },
  option: { section: 'vote', icon: 'ballot' },
  investigation: { section: 'vote', icon: 'help' },
};

/** What the voter has not opened yet, each with the way to it. */
@Component({
  selector: 'nocc-unopened-list',
  imports: [Icon, Moment, RouterLink, TermLabel, TranslocoPipe],
  template: `
    @if (lines().length) {
      <div class="panel" data-testid="unopened">
        <p>{{ 'vote.unopened.title' | transloco }}</p>
        <ul class="row">
          @for (line of lines(); track line.kind + line.item) {
            <li>
              <a [routerLink]="['/cases', context.id(), line.place.section]">
                <nocc-icon [name]="line.place.icon" />
                {{ 'vote.unopened.' + line.kind | transloco }}
                @if (line.place.vocabulary; as vocabulary) {
                  {{ line.label | term: vocabulary }}
                } @else if (line.kind === 'option') {
                  {{ line.label }}
                }
              </a>
              <nocc-moment class="muted small" show="relative" [at]="line.added_at" />
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    .panel {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      padding-block: var(--space-2);
      border-color: var(--waiting-ink);
    }

    li,
    a {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
    }

    .row {
      gap: var(--space-1) var(--space-4);
    }
  `,
})
export class UnopenedList {
  protected readonly context = inject(CaseContext);
  readonly material = input.required<readonly UnopenedMaterial[]>();
  protected readonly lines = computed(() =>
    this.material().map((one) => ({ ...one, place: placeOf[one.kind] })),
  );
}
