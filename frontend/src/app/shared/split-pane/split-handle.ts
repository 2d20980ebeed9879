import { Component, input, model } from '@angular/core';

const step = 16;

/** The bar between two panes: drag it, or move it with the arrows; Enter or a double click restores the first size. */
@Component({
  selector: 'nocc-split-handle',
  template: '',
  styleUrl: './split-handle.scss',
  host: {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'size()',
    '[attr.aria-valuemin]': 'min()',
    '[attr.aria-valuemax]': 'max()',
    '(keydown)': 'resizeByKey($event)',
    '(dblclick)': 'size.set(initial())',
    '(pointerdown)': 'startDrag($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'endDrag()',
    '(pointercancel)': 'endDrag()',
  },
})
export class SplitHandle {
  readonly size = model.required<number>();
  readonly label = input.required<string>();
  readonly initial = input.required<number>();
  readonly min = input.required<number>();
  readonly max = input.required<number>();
  /** 1 when the sized pane is before the bar, -1 when it is after. */
  readonly side = input.required<1 | -1>();
  private origin?: { x: number; size: number };

  protected resizeByKey(event: KeyboardEvent): void {
    const target = {
      ArrowRight: this.size() + step * this.side(),
      ArrowLeft: this.size() - step * this.side(),
      Home: this.min(),
      End: this.max(),
      Enter: this.initial(),
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.resize(target);
  }

  protected startDrag(event: PointerEvent): void {
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
    this.origin = { x: event.clientX, size: this.size() };
  }

  protected drag(event: PointerEvent): void {
    if (this.origin) this.resize(this.origin.size + (event.clientX - this.origin.x) * this.side());
  }

  protected endDrag(): void {
    this.origin = undefined;
  }

  private resize(size: number): void {
    this.size.set(Math.round(Math.min(this.max(), Math.max(this.min(), size))));
  }
}
