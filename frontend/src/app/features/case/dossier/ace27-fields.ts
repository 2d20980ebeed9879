import { Component, computed, inject, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Term } from '../../../api/models';
import { TermLabel } from '../../../widgets/vocabulary/term';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { ace27Grade } from './comorbidity';
import { ItemPicker } from './item-picker';

type Grades = Record<string, number>;

/** Ailments of the ACE-27, each chosen together with its grade; the overall grade is computed while they are. */
@Component({
  selector: 'nocc-ace27-fields',
  imports: [ItemPicker, TermLabel, TranslocoPipe],
  template: `
    <fieldset>
      <legend>
        {{ 'case.assessment.ace27' | transloco }}
        @if (picked().length) {
          <output class="numeric" data-testid="ace27-grade">{{ overall() }}</output>
          <span class="small muted">{{ overall() | term: 'ace27' }}</span>
        }
      </legend>
      <nocc-item-picker
        data-testid="ace27-items"
        [label]="'case.assessment.ace27' | transloco"
        [placeholder]="'case.assessment.addAce27' | transloco"
        [offered]="offered()"
        [picked]="picked()"
        (added)="add($event)"
        (dropped)="drop($event)"
      />
    </fieldset>
  `,
  styleUrl: './check-list.scss',
})
export class Ace27Fields implements FormValueControl<Grades> {
  private readonly vocabularies = inject(Vocabularies);
  readonly value = model<Grades>({});
  private readonly graded = computed(() =>
    this.vocabularies.terms('ace27_conditions').flatMap((condition) =>
      (condition.attributes['grades'] as readonly Term[]).map((grade) => ({
        condition: condition.code,
        system: `${condition.attributes['system']}`,
        grade: Number(grade.code),
        label: `${this.vocabularies.labelOf(condition)} · ${grade.code}`,
        detail: this.vocabularies.labelOf(grade),
      })),
    ),
  );
  private readonly stated = computed(() =>
    this.graded().filter(({ condition, grade }) => this.value()[condition] === grade),
  );
  protected readonly offered = computed(() =>
    this.graded()
      .filter(({ condition }) => !(condition in this.value()))
      .map(({ condition, grade, label, detail }) => ({ value: `${condition}:${grade}`, label, detail })),
  );
  protected readonly picked = computed(() =>
    this.stated().map(({ condition, label, detail }) => ({ value: condition, label, detail })),
  );
  protected readonly overall = computed(() => ace27Grade(this.stated()));

  protected add(chosen: string): void {
    const [condition = '', grade] = chosen.split(':');
    this.value.update((grades) => ({ ...grades, [condition]: Number(grade) }));
  }

  protected drop(condition: string): void {
    this.value.update((grades) =>
      Object.fromEntries(Object.entries(grades).filter(([other]) => other !== condition)),
    );
  }
}
