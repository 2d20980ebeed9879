import { Component, computed, inject, input, model, viewChild } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Combobox } from '../../../shared/combobox/combobox';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { factsAskedElsewhere } from './assessment-model';
import { FactField } from './fact-field';
import { type Fact, type FactMistake, type FactValue, type Facts, factOf, withComputed } from './facts';

/**
 * The board's head-and-neck facts, by group. Found by name: Enter goes to the fact, Enter comes back for the next.
 */
@Component({
  selector: 'nocc-fact-fields',
  imports: [Combobox, FactField, TranslocoPipe],
  templateUrl: './fact-fields.html',
  styleUrl: './fact-fields.scss',
})
export class FactFields implements FormValueControl<Facts> {
  private readonly vocabularies = inject(Vocabularies);
  private readonly finder = viewChild.required(Combobox);
  readonly value = model<Facts>({});
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly facts = computed<readonly Fact[]>(() =>
    this.vocabularies
      .terms('mdt_facts')
      .filter(({ code }) => !factsAskedElsewhere.includes(code))
      .map((term) => factOf(term, (named) => this.vocabularies.labelOf(named))),
  );
  protected readonly groups = computed(() => {
    const names = [...new Set(this.facts().map(({ group }) => group))];
    return names.map((name) => {
      const all = this.facts().filter(({ group }) => group === name);
      const known = all.filter(({ id }) => id in this.value()).length;
      return {
        name,
        known,
        isOpen: known > 0,
        asked: all.filter(({ isComputed }) => !isComputed),
        computed: all.filter(({ id, isComputed }) => isComputed && id in this.value()),
      };
    });
  });
  protected readonly choices = computed(() =>
    this.facts()
      .filter(({ isComputed }) => !isComputed)
      .map(({ id, label }) => ({ value: id, label })),
  );

  focus(): void {
    const [first] = this.errors() as readonly FactMistake[];
    if (first) this.show(first.item);
    else this.finder().focus();
  }

  protected find(id: string): void {
    if (!id) return;
    this.finder().value.set('');
    this.show(id);
  }

  protected findNext(): void {
    this.finder().focus();
  }

  protected errorOf(id: string): ValidationError | undefined {
    return (this.errors() as readonly FactMistake[]).find(({ item }) => item === id);
  }

  protected keep(id: string, value: FactValue | undefined): void {
    const others = Object.entries(this.value()).filter(([name]) => name !== id);
    const stated = value === undefined ? others : [...others, [id, value] as const];
    // What follows from others goes with them.
    this.value.set(withComputed(Object.fromEntries(stated.filter(([name]) => !isFollowing(name, id)))));
  }

  /** At once, so that who types on types into the fact. */
  private show(id: string): void {
    const control = document.getElementById(`fact-${id}`);
    control?.closest('details')?.setAttribute('open', '');
    control?.focus();
  }
}

const isFollowing = (name: string, id: string) => name === 'bmi' && (id === 'weight' || id === 'height');
