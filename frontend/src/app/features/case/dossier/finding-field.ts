import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { StagingInput } from '../../../api/models';
import { type FindingValue, numberTyped } from './staging-model';

/** One finding as the rules ask it. A number that cannot be used is said, and not counted. */
@Component({
  selector: 'nocc-finding-field',
  imports: [TranslocoPipe],
  templateUrl: './finding-field.html',
  styleUrl: './finding-field.scss',
})
export class FindingField {
  readonly asked = input.required<StagingInput>();
  readonly value = input<FindingValue>();
  readonly valueChange = output<FindingValue | undefined>();
  protected readonly isWrong = signal(false);
  protected readonly id = computed(() => `finding-${this.asked().name}`);
  /** As the reader typed it: a comma stays a comma, and what is wrong stays to be corrected. */
  private readonly typed = signal<string | undefined>(undefined);
  protected readonly text = computed(() => this.typed() ?? `${this.value() ?? ''}`);

  protected tick(event: Event): void {
    this.valueChange.emit((event.target as HTMLInputElement).checked || undefined);
  }

  protected choose(event: Event): void {
    this.valueChange.emit((event.target as HTMLSelectElement).value || undefined);
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    const { kind, maximum } = this.asked();
    const number = numberTyped(text, { isWhole: kind === 'count', maximum });
    this.typed.set(text);
    this.isWrong.set(text !== '' && number === undefined);
    this.valueChange.emit(number);
  }
}
