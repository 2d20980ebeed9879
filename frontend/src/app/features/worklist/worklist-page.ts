import { NgTemplateOutlet } from '@angular/common';
import { Component, DestroyRef, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Session } from '../../core/session/session';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Icon } from '../../shared/icon/icon';
import { StateMessage } from '../../shared/state/state-message';
import { Tabs } from '../../shared/tabs/tabs';
import { narrowWindow } from '../../shared/viewport/narrow';
import { type CaseLine, caseLine } from './case-lines';
import { GroupCases } from './group-cases';
import { SavedFilters } from './saved-filters';
import { WorklistCards } from './worklist-cards';
import { WorklistFilters } from './worklist-filters';
import { type Criterion, criteria, isNarrowed, noCriteria } from './worklist-query';
import { WorklistStore } from './worklist-store';
import { WorklistTable } from './worklist-table';

type Shown = Partial<Record<Criterion | 'tab', string>>;

/** The cases, those that wait for the reader first; the address keeps the tab and the filters. */
@Component({
  selector: 'nocc-worklist-page',
  imports: [
    GroupCases,
    Icon,
    MatButton,
    NgTemplateOutlet,
    RouterLink,
    SavedFilters,
    StateMessage,
    Tabs,
    TranslocoPipe,
    WorklistCards,
    WorklistFilters,
    WorklistTable,
  ],
  providers: [WorklistStore],
  templateUrl: './worklist-page.html',
  styleUrl: './worklist-page.scss',
})
export class WorklistPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly store = inject(WorklistStore);
  // From the address.
  readonly tab = input<string>();
  readonly state = input<string>();
  readonly site = input<string>();
  readonly stage = input<string>();
  readonly group = input<string>();

  protected readonly isNarrow = narrowWindow();
  protected readonly lines = computed(() => this.store.list.rows.map(caseLine));
  protected readonly isNarrowed = computed(() => isNarrowed(this.store.criteria()) || !!this.store.search());
  protected readonly mayOpen = computed(() => !!this.session.me()?.physician);
  protected readonly tabs = computed(() => [
    { key: 'mine', label: 'worklist.mine', ...this.countOf('mine') },
    { key: 'all', label: 'worklist.all', ...this.countOf('all') },
    ...(this.session.hasRole('coordinator') ? [{ key: 'group', label: 'worklist.group' }] : []),
  ]);
  protected readonly empty = computed(() => {
    if (this.isNarrowed()) return { title: 'worklist.nothingFound', text: 'worklist.nothingFoundText' };
    if (this.store.tab() === 'mine')
      return { title: 'worklist.nothingWaits', text: 'worklist.nothingWaitsText' };
    return { title: 'worklist.emptyTitle', text: 'worklist.emptyText' };
  });
  protected readonly savable = computed(() =>
    definedOnly({ ...this.store.criteria(), tab: this.store.tab() }),
  );
  protected readonly canSave = computed(() => isNarrowed(this.store.criteria()));

  constructor() {
    effect(() => {
      this.store.tab.set(this.tab() ?? 'mine');
      const { state, site, stage, group } = this;
      this.store.criteria.set({
        state: state() ?? '',
        site: site() ?? '',
        stage: stage() ?? '',
        group: group() ?? '',
      });
    });
    inject(Shortcuts).add(
      [{ keys: 'n', label: 'worklist.newCase', run: () => void this.router.navigateByUrl('/cases/new') }],
      inject(DestroyRef),
    );
  }

  protected show(shown: Shown): void {
    const wanted = { ...this.store.criteria(), tab: this.store.tab(), ...shown };
    void this.router.navigate([], { queryParams: definedOnly(wanted), replaceUrl: true });
  }

  protected clear(): void {
    this.store.search.set('');
    this.show(noCriteria);
  }

  protected find(event: Event): void {
    this.store.search.set((event.target as HTMLInputElement).value);
  }

  protected open({ row }: CaseLine): void {
    void this.router.navigate(['/cases', row.id]);
  }

  /** Known only for the tab that is shown: the server counts nothing that nobody asked for. */
  private countOf(tab: string): { count?: number } {
    const { list } = this.store;
    return tab === this.store.tab() && !list.hasMore && !list.isLoading() ? { count: list.rows.length } : {};
  }
}

function definedOnly(query: Shown): Record<string, string> {
  const named = ['tab', ...criteria] as const;
  return Object.fromEntries(named.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}
