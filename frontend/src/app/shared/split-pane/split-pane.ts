import { Component, type OnInit, type WritableSignal, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { isNumber, storedSignal } from '../stored/stored-signal';
import { SplitHandle } from './split-handle';

/**
 * Up to three panes side by side: project into `[start]`, the middle and `[end]`.
 * Each reader's sizes are remembered under `name`; narrow windows stack the panes.
 */
@Component({
  selector: 'nocc-split-pane',
  imports: [SplitHandle, TranslocoPipe],
  templateUrl: './split-pane.html',
  styleUrl: './split-pane.scss',
})
export class SplitPane implements OnInit {
  readonly name = input.required<string>();
  readonly panes = input<'start' | 'end' | 'both'>('both');
  readonly startSize = input(208);
  readonly startMin = input(160);
  readonly startMax = input(360);
  readonly endSize = input(320);
  readonly endMin = input(240);
  readonly endMax = input(560);
  protected start: WritableSignal<number> = signal(0);
  protected end: WritableSignal<number> = signal(0);

  ngOnInit(): void {
    this.start = storedSignal(`nocc.pane.${this.name()}.start`, this.startSize(), isNumber);
    this.end = storedSignal(`nocc.pane.${this.name()}.end`, this.endSize(), isNumber);
  }
}
