import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Derivation, StagingInput } from '../../../api/models';

/** What the rules make of the findings, beside the physician's own choice; taking it over is one click. */
@Component({
  selector: 'nocc-derived-category',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (derivation(); as found) {
      @if (isKnown()) {
        <p class="line" [class.differs]="differs()">
          <span class="muted">{{ 'staging.derived' | transloco }}</span>
          <strong class="numeric" [attr.data-testid]="'derived-' + axis()">{{ found.category }}</strong>
          @if (found.category === chosen()) {
            <span class="muted">{{ 'staging.same' | transloco }}</span>
          } @else {
            @if (differs()) {
              <span>{{ 'staging.differs' | transloco: { chosen: chosen() } }}</span>
            }
            <button
              matButton="text"
              type="button"
              [attr.data-testid]="'take-' + axis()"
              (click)="taken.emit(found.category ?? '')"
            >
              {{ 'staging.take' | transloco: { category: found.category } }}
            </button>
          }
        </p>
        @if (found.category !== chosen()) {
          <p class="small muted">{{ found.criterion }}</p>
        }
      } @else if (isLeftToChoose()) {
        <p class="small muted">{{ 'staging.reason.' + found.reason | transloco }}</p>
      }
      @if (missing(); as names) {
        @if (found.at_least; as category) {
          <p class="line" [class.differs]="isExcluded()">
            <strong class="numeric" [attr.data-testid]="'at-least-' + axis()">{{
              'staging.atLeast' | transloco: { category }
            }}</strong>
            @if (isExcluded()) {
              <span>{{ 'staging.differs' | transloco: { chosen: chosen() } }}</span>
            }
            <span class="small muted">{{
              'staging.possible' | transloco: { list: found.possible.join(', ') }
            }}</span>
          </p>
        }
        <p class="small muted">{{ 'staging.missing' | transloco: { names } }}</p>
      }
    }
  `,
  styleUrl: './derived-category.scss',
  host: { role: 'status' },
})
export class DerivedCategory {
  readonly axis = input.required<'T' | 'N' | 'M'>();
  readonly derivation = input<Derivation>();
  readonly inputs = input.required<readonly StagingInput[]>();
  /** What the physician chose; empty while nothing is. */
  readonly chosen = input('');
  readonly taken = output<string>();

  /** TX for want of a measure is no finding yet: what is missing is said instead. */
  protected readonly isKnown = computed(() => {
    const found = this.derivation();
    return !!found?.category && !found.missing.length;
  });
  protected readonly differs = computed(
    () => !!this.chosen() && this.isKnown() && this.derivation()?.category !== this.chosen(),
  );
  /** The physician chose what the findings can no longer become. */
  protected readonly isExcluded = computed(() => {
    const { possible = [] } = this.derivation() ?? {};
    return !!this.chosen() && !this.chosen().endsWith('X') && !possible.includes(this.chosen());
  });
  protected readonly isLeftToChoose = computed(() => {
    const reason = this.derivation()?.reason;
    return !this.chosen() && (reason === 'no_rules' || reason === 'provisional_disabled');
  });
  protected readonly missing = computed(() =>
    this.inputs()
      .filter(({ name }) => this.derivation()?.missing.includes(name))
      .map(({ label }) => label)
      .join(', '),
  );
}
