import { Component, computed, inject, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { NodeLevelRequest } from '../../../api/models';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';

const sides = ['right', 'left', 'midline'] as const;
type Side = (typeof sides)[number];
type Count = 'positive' | 'examined';

/** Nodes by level and side: a grid of counts, one beside the other, that Tab and the arrows walk through. */
@Component({
  selector: 'nocc-node-levels',
  imports: [TranslocoPipe],
  template: `
    <div class="scroll">
      <table>
        <caption class="small muted">
          {{
            'synoptic.levels.caption' | transloco
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ 'synoptic.levels.level' | transloco }}</th>
            @for (side of sides; track side) {
              <th scope="col">{{ 'synoptic.levels.' + side | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (level of levels(); track level.value; let row = $index) {
            <tr>
              <th scope="row" [title]="level.label">{{ level.value }}</th>
              @for (side of sides; track side; let column = $index) {
                <td>
                  @for (part of parts; track part) {
                    @if (part === 'examined') {
                      <span class="muted">/</span>
                    }
                    <input
                      class="control numeric"
                      inputmode="numeric"
                      maxlength="3"
                      [attr.data-row]="row"
                      [attr.data-column]="column * 2 + $index"
                      [value]="count(level.value, side, part)"
                      [attr.aria-label]="
                        level.value +
                        ' ' +
                        ('synoptic.levels.' + side | transloco) +
                        ': ' +
                        ('synoptic.levels.' + part | transloco)
                      "
                      (keydown)="walk($event)"
                      (input)="write(level.value, side, part, $event)"
                    />
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './node-levels.scss',
})
export class NodeLevels {
  private readonly vocabularies = inject(Vocabularies);
  readonly rows = model.required<readonly NodeLevelRequest[]>();
  protected readonly sides = sides;
  protected readonly parts: readonly Count[] = ['positive', 'examined'];
  protected readonly levels = computed(() => this.vocabularies.choices('neck_level'));

  protected count(level: string, side: Side, part: Count): string {
    const row = this.rows().find((known) => known.level === level && known.side === side);
    const number = row?.[part];
    return number === undefined || number === null ? '' : `${number}`;
  }

  /** A level without nodes is no row; one that was only examined has no positive ones. */
  protected write(level: string, side: Side, part: Count, event: Event): void {
    const text = (event.target as HTMLInputElement).value.replace(/\D/g, '');
    const written = text === '' ? null : Number(text);
    this.rows.update((rows) => {
      const known = rows.find((row) => row.level === level && row.side === side);
      const examined = part === 'examined' ? written : (known?.examined ?? null);
      const positive = part === 'positive' ? written : (known?.positive ?? null);
      const others = rows.filter((row) => row !== known);
      if (examined === null && positive === null) return others;
      return [...others, { level, side, examined, positive: positive ?? 0 }];
    });
  }

  protected walk(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };
    const step = steps[event.key];
    const from = event.currentTarget as HTMLElement;
    if (step === undefined || from.dataset['row'] === undefined) return;
    event.preventDefault();
    const place = `[data-row="${Number(from.dataset['row']) + step}"][data-column="${from.dataset['column']}"]`;
    from.closest('table')?.querySelector<HTMLInputElement>(place)?.focus();
  }
}
