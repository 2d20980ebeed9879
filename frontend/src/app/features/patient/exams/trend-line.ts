import { Component, computed, input } from '@angular/core';

const size = { width: 64, height: 32, margin: 4 };

/** The course of a value as a small line over its usual range; the values themselves stand beside it. */
@Component({
  selector: 'nocc-trend-line',
  template: `
    <svg [attr.viewBox]="viewBox" aria-hidden="true" focusable="false">
      @if (band(); as band) {
        <rect class="band" x="0" [attr.y]="band.y" [attr.width]="width" [attr.height]="band.height" />
      }
      <polyline [attr.points]="points()" />
      @if (end(); as end) {
        <circle r="3" [attr.cx]="end.x" [attr.cy]="end.y" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 64px;
      height: 32px;
    }
    .band {
      fill: var(--sunken);
    }
    polyline {
      fill: none;
      stroke: var(--ink-muted);
      stroke-width: 1.5;
    }
    circle {
      fill: var(--ink);
    }
  `,
})
export class TrendLine {
  /** Oldest first. */
  readonly values = input.required<readonly number[]>();
  readonly low = input.required<number | null>();
  readonly high = input.required<number | null>();
  protected readonly width = size.width;
  protected readonly viewBox = `0 0 ${size.width} ${size.height}`;

  private readonly scale = computed(() => {
    const known = [...this.values(), this.low(), this.high()].filter((value) => value !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const span = most - least || 1;
    return (value: number) =>
      size.height - size.margin - ((value - least) / span) * (size.height - 2 * size.margin);
  });
  private readonly places = computed(() => {
    const values = this.values();
    const step = (size.width - 2 * size.margin) / Math.max(1, values.length - 1);
    return values.map((value, index) => ({ x: size.margin + index * step, y: this.scale()(value) }));
  });
  protected readonly points = computed(() =>
    this.places()
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' '),
  );
  protected readonly end = computed(() => this.places().at(-1));
  protected readonly band = computed(() => {
    const [low, high] = [this.low(), this.high()];
    if (low === null && high === null) return undefined;
    const top = high === null ? 0 : this.scale()(high);
    const bottom = low === null ? size.height : this.scale()(low);
    return { y: top, height: Math.max(1, bottom - top) };
  });
}
