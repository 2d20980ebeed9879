import { Component, ElementRef, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

let counter = 0;

/** Short texts, one a line; below them there is always an empty line for one more. Enter goes to the next line. */
@Component({
  selector: 'nocc-text-list',
  imports: [Icon, MatIconButton, TranslocoPipe],
  templateUrl: './text-list.html',
  styleUrl: './text-list.scss',
})
export class TextList implements FormValueControl<string[]> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly value = model<string[]>([]);
  readonly label = input.required<string>();
  /** What the empty line says. */
  readonly addLabel = input.required<string>();
  readonly longest = input(250);
  readonly touch = output();
  protected readonly labelId = `text-list-${counter++}`;
  protected readonly lines = computed(() => [...this.value(), '']);

  protected write(index: number, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.value.update((lines) =>
      index < lines.length ? lines.map((line, place) => (place === index ? text : line)) : [...lines, text],
    );
  }

  protected goOn(index: number, event: Event): void {
    event.preventDefault();
    this.host.nativeElement.querySelectorAll('input')[index + 1]?.focus();
  }

  protected remove(index: number): void {
    this.value.update((lines) => lines.filter((_, place) => place !== index));
    this.touch.emit();
  }

  protected leave(event: FocusEvent): void {
    if (this.host.nativeElement.contains(event.relatedTarget as Node | null)) return;
    this.value.update((lines) => lines.map((line) => line.trim()).filter(Boolean));
    this.touch.emit();
  }
}
