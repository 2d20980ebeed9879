import { Directive, input, output, signal } from '@angular/core';

/** Files may be dropped here; the element says so by the class `is-over` while they hang above it. */
@Directive({
  selector: '[noccFileDrop]',
  host: {
    '[class.is-over]': 'isOver()',
    '(dragover)': 'hover($event, true)',
    '(dragleave)': 'hover($event, false)',
    '(drop)': 'drop($event)',
  },
})
export class FileDrop {
  readonly isTaking = input(true, { alias: 'noccFileDrop' });
  readonly filesDropped = output<FileList>();
  protected readonly isOver = signal(false);

  protected hover(event: DragEvent, isOver: boolean): void {
    if (!this.isTaking()) return;
    event.preventDefault();
    this.isOver.set(isOver);
  }

  protected drop(event: DragEvent): void {
    this.hover(event, false);
    if (this.isTaking() && event.dataTransfer) this.filesDropped.emit(event.dataTransfer.files);
  }
}
