import {
  Component,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { viewerKey } from './viewer-keys';
import { ZoomTools } from './zoom-tools';

const step = 1.25;
const limits = { least: 0.05, most: 8 };
const marginPx = 24;

/** A picture that the server has written again: as large as the window at first, then as wished, turned by quarters. */
@Component({
  selector: 'nocc-image-view',
  imports: [TranslocoPipe, ZoomTools],
  template: `
    <div class="bar" role="toolbar" [attr.aria-label]="'documents.viewer.tools' | transloco">
      <nocc-zoom-tools
        [scale]="scale()"
        (zoomed)="zoom($event)"
        (fitted)="wish.set(undefined)"
        (rotated)="rotate()"
      />
    </div>
    <div class="stage">
      <div
        #stage
        class="scroll"
        tabindex="0"
        role="region"
        [attr.aria-label]="title()"
        (keydown)="act($event)"
      >
        <div class="frame" [style.width.px]="frame().width" [style.height.px]="frame().height">
          <img
            data-testid="document-image"
            [src]="address()"
            [alt]="title()"
            [style.width.px]="natural().width * scale()"
            [style.transform]="'translate(-50%, -50%) rotate(' + turns() * 90 + 'deg)'"
            (load)="measure($event)"
          />
        </div>
      </div>
    </div>
  `,
  styleUrls: ['./viewer-bar.scss', './image-view.scss'],
})
export class ImageView {
  readonly address = input.required<string>();
  readonly title = input.required<string>();
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly room = signal({ width: 600, height: 400 });
  protected readonly natural = signal({ width: 0, height: 0 });
  protected readonly turns = linkedSignal({ source: this.address, computation: () => 0 });
  /** A scale that somebody chose; until then the picture fits the window. */
  protected readonly wish = linkedSignal<string, number | undefined>({
    source: this.address,
    computation: () => undefined,
  });
  private readonly upright = computed(() => {
    const { width, height } = this.natural();
    return this.turns() % 2 ? { width: height, height: width } : { width, height };
  });
  private readonly fitting = computed(() => {
    const { width, height } = this.upright();
    if (!width || !height) return 1;
    const room = this.room();
    return Math.min(1, (room.width - marginPx) / width, (room.height - marginPx) / height);
  });
  protected readonly scale = computed(() => this.wish() ?? this.fitting());
  protected readonly frame = computed(() => ({
    width: this.upright().width * this.scale(),
    height: this.upright().height * this.scale(),
  }));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(([entry]) => {
        if (entry) this.room.set({ width: entry.contentRect.width, height: entry.contentRect.height });
      });
      observer.observe(this.stage().nativeElement);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }

  protected measure(event: Event): void {
    const { naturalWidth: width, naturalHeight: height } = event.target as HTMLImageElement;
    this.natural.set({ width, height });
  }

  protected zoom(by: 1 | -1): void {
    const wished = this.scale() * step ** by;
    this.wish.set(Math.min(limits.most, Math.max(limits.least, wished)));
  }

  protected rotate(): void {
    this.turns.update((turns) => (turns + 1) % 4);
  }

  protected act(event: KeyboardEvent): void {
    const key = viewerKey(event);
    if (key === 'larger') this.zoom(1);
    else if (key === 'smaller') this.zoom(-1);
    else if (key === 'fit') this.wish.set(undefined);
    else if (key === 'rotate') this.rotate();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
