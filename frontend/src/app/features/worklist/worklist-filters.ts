import { Component, computed, inject, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { CASE_STATE_ENUM } from '../../api/models/case-state-enum-array';
import { Session } from '../../core/session/session';
import { FilterSelect } from '../../shared/filter-select/filter-select';
import { Icon } from '../../shared/icon/icon';
import { Vocabularies } from '../../widgets/vocabulary/vocabularies';
import { type Criteria, type Criterion, isNarrowed, noCriteria } from './worklist-query';

const stages = ['0', 'I', 'II', 'III', 'IV', 'IVA', 'IVB', 'IVC'];

@Component({
  selector: 'nocc-worklist-filters',
  imports: [FilterSelect, Icon, MatButton, TranslocoPipe],
  template: `
    @for (filter of filters(); track filter.name) {
      <nocc-filter-select
        [attr.data-testid]="'filter-' + filter.name"
        [label]="'worklist.filters.' + filter.name | transloco"
        [choices]="filter.choices"
        [value]="criteria()[filter.name]"
        (valueChange)="narrow(filter.name, $event)"
      />
    }
    @if (isSet()) {
      <button matButton="text" type="button" data-testid="clear-filters" (click)="criteria.set(none)">
        <nocc-icon name="close" />{{ 'worklist.filters.clear' | transloco }}
      </button>
    }
  `,
  styles: ':host { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }',
})
export class WorklistFilters {
  private readonly transloco = inject(TranslocoService);
  private readonly vocabularies = inject(Vocabularies);
  private readonly session = inject(Session);
  readonly criteria = model.required<Criteria>();
  protected readonly none = noCriteria;
  protected readonly isSet = computed(() => isNarrowed(this.criteria()));

  protected readonly filters = computed(() => {
    const groups = (this.session.me()?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const all = [
      { name: 'site' as const, choices: this.worded('worklist.sites.', this.siteGroups()) },
      { name: 'stage' as const, choices: stages.map((stage) => ({ value: stage, label: stage })) },
      { name: 'state' as const, choices: this.worded('status.', CASE_STATE_ENUM) },
      { name: 'group' as const, choices: groups.length > 1 ? groups : [] },
    ];
    return all.filter(({ choices }) => choices.length > 0);
  });
  private readonly siteGroups = computed(() => {
    const groups = this.vocabularies
      .terms('topography')
      .map(({ attributes }) => `${attributes['site_group']}`);
    return [...new Set(groups)];
  });

  protected narrow(name: Criterion, value: string): void {
    this.criteria.update((criteria) => ({ ...criteria, [name]: value }));
  }

  private worded(scope: string, codes: readonly string[]) {
    // Read so that the words follow the language.
    this.transloco.activeLang();
    return codes.map((value) => ({ value, label: this.transloco.translate(`${scope}${value}`) }));
  }
}
