import { Component, ElementRef, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

let counter = 0;

/** Short texts, one a line: Enter opens the next line, an emptied line goes when it is left. */
@Component({
  selector: 'nocc-text-list',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './text-list.html',
  styleUrl: './text-list.scss',
})
export class TextList implements FormValueControl<string[]> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly value = model<string[]>([]);
  readonly label = input.required<string>();
  /** What the button that opens a line says. */
  readonly addLabel = input.required<string>();
  readonly longest = input(250);
  readonly touch = output();
  protected readonly labelId = `text-list-${counter++}`;

  protected write(index: number, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.value.update((lines) => lines.map((line, place) => (place === index ? text : line)));
  }

  protected add(event?: Event): void {
    event?.preventDefault();
    if (this.value().at(-1) !== '') this.value.update((lines) => [...lines, '']);
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('li:last-child input')?.focus());
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
