import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type { Observation } from '../../../api/models';
import { Theme } from '../../../core/theme/theme';
import { unitText, valueText } from './test-series';
import { type TrendColours, trendOptions } from './trend-options';

type Chart = ReturnType<(typeof import('echarts/core'))['init']>;

/** The course of a test as a line over its range. What it says stands in the list beside it, too. */
@Component({
  selector: 'nocc-trend-chart',
  template: `<div
    #canvas
    class="canvas"
    data-testid="trend"
    role="img"
    [attr.aria-label]="description()"
  ></div>`,
  styles: `
    .canvas {
      width: 100%;
      height: 220px;
    }
  `,
})
export class TrendChart {
  private readonly transloco = inject(TranslocoService);
  private readonly theme = inject(Theme);
  private readonly destroyRef = inject(DestroyRef);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly chart = signal<Chart | undefined>(undefined);
  readonly label = input.required<string>();
  /** The newest first. */
  readonly values = input.required<readonly Observation[]>();

  protected readonly description = computed(() => {
    const language = this.transloco.activeLang();
    const course = this.values().toReversed().slice(-12);
    const values = course.map(({ value, comparator }) => valueText(value, comparator, language)).join(', ');
    return this.transloco.translate('case.labs.trendOfTest', { test: this.label(), values });
  });

  constructor() {
    afterNextRender(() => void this.draw());
    effect(() => {
      this.theme.current();
      const unit = unitText(this.values()[0]?.unit ?? '');
      const language = this.transloco.activeLang();
      const words = { language, unit, description: this.description(), flagOf: this.flagOf };
      this.chart()?.setOption(trendOptions(this.values(), this.colours(), words), { notMerge: true });
    });
  }

  private async draw(): Promise<void> {
    const [core, { LineChart }, parts, { SVGRenderer }] = await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
    if (this.destroyRef.destroyed) return;
    const { AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent } = parts;
    core.use([LineChart, AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);
    const { nativeElement: canvas } = this.canvas();
    const chart = core.init(canvas, undefined, { renderer: 'svg' });
    const observer = new ResizeObserver(() => {
      chart.resize();
    });
    observer.observe(canvas);
    this.destroyRef.onDestroy(() => {
      observer.disconnect();
      chart.dispose();
    });
    this.chart.set(chart);
  }

  private readonly flagOf = ({ flag }: Observation) =>
    flag === 'low' || flag === 'high' ? this.transloco.translate(`case.labs.flags.${flag}`) : '';

  private colours(): TrendColours {
    const style = getComputedStyle(this.canvas().nativeElement);
    const token = (name: string) => style.getPropertyValue(name).trim();
    return {
      line: token('--accent'),
      ink: token('--ink-muted'),
      grid: token('--line'),
      band: token('--decided-wash'),
      out: token('--overdue-ink'),
      raised: token('--raised'),
    };
  }
}
