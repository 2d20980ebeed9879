import { Component, computed, inject, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { type FactValue, factsAskedElsewhere } from './assessment-model';
import { type Fact, FactField } from './fact-field';

type Facts = Record<string, FactValue>;

/** The board's head-and-neck facts, by group; a group opens where it is needed and says how much it holds. */
@Component({
  selector: 'nocc-fact-fields',
  imports: [FactField, TranslocoPipe],
  template: `
    @for (group of groups(); track group.name) {
      <details [open]="group.known > 0">
        <summary>
          {{ 'case.factGroups.' + group.name | transloco }}
          @if (group.known) {
            <span class="muted numeric">{{ group.known }}/{{ group.facts.length }}</span>
          }
        </summary>
        <div class="form-grid">
          @for (fact of group.facts; track fact.id) {
            <nocc-fact-field [fact]="fact" [value]="value()[fact.id]" (valueChange)="keep(fact.id, $event)" />
          }
        </div>
      </details>
    }
  `,
  styleUrl: './fact-fields.scss',
})
export class FactFields implements FormValueControl<Facts> {
  private readonly vocabularies = inject(Vocabularies);
  readonly value = model<Facts>({});
  private readonly facts = computed<readonly Fact[]>(() =>
    this.vocabularies
      .terms('mdt_facts')
      .filter(({ code }) => !factsAskedElsewhere.includes(code))
      .map((term) => ({
        id: term.code,
        label: this.vocabularies.labelOf(term),
        datatype: term.attributes['datatype'] as Fact['datatype'],
        unit: unitShown(`${term.attributes['unit']}`),
        choices: term.attributes['choices'] as readonly string[],
        group: `${term.attributes['group']}`,
      })),
  );
  protected readonly groups = computed(() => {
    const names = [...new Set(this.facts().map(({ group }) => group))];
    return names.map((name) => {
      const facts = this.facts().filter(({ group }) => group === name);
      return { name, facts, known: facts.filter(({ id }) => id in this.value()).length };
    });
  });

  protected keep(id: string, value: FactValue | undefined): void {
    const others = Object.entries(this.value()).filter(([name]) => name !== id);
    this.value.set(Object.fromEntries(value === undefined ? others : [...others, [id, value]]));
  }
}

/** `{score}` annotates a count and is no unit to read. */
function unitShown(unit: string): string {
  return unit.startsWith('{') && !unit.includes('/') ? '' : unit.replace(/[{}]/g, '');
}
