import { Component, ElementRef, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

export interface Tab {
  readonly key: string;
  /** Translation key. */
  readonly label: string;
  readonly count?: number;
}

/** A row of tabs; arrows move, the page shows what `selected` names. */
@Component({
  selector: 'nocc-tabs',
  imports: [TranslocoPipe],
  templateUrl: './tabs.html',
  styleUrl: './tabs.scss',
})
export class Tabs {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();
  readonly selected = model.required<string>();
  /** The id of the element that the tabs govern, for screen readers. */
  readonly panelId = input<string>();
  private readonly index = computed(() => this.tabs().findIndex((tab) => tab.key === this.selected()));

  protected moveSelection(event: KeyboardEvent): void {
    const last = this.tabs().length - 1;
    const target = {
      ArrowRight: this.index() === last ? 0 : this.index() + 1,
      ArrowLeft: this.index() <= 0 ? last : this.index() - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = target === undefined ? undefined : this.tabs()[target];
    if (target === undefined || !tab) return;
    event.preventDefault();
    this.selected.set(tab.key);
    this.host.nativeElement.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  }
}
