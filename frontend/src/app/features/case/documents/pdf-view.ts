import {
  Component,
  DestroyRef,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { StateMessage } from '../../../shared/state/state-message';
import type { PdfEngine, PdfMatches, PdfPlace } from './pdf-engine';
import { viewerKey } from './viewer-keys';
import { ZoomTools } from './zoom-tools';

/** A PDF page by page, drawn by pdf.js from memory: nothing of it runs, and no address in it leads anywhere. */
@Component({
  selector: 'nocc-pdf-view',
  imports: [Icon, MatIconButton, StateMessage, TranslocoPipe, ZoomTools],
  templateUrl: './pdf-view.html',
  styleUrl: './pdf-view.scss',
})
export class PdfView {
  private readonly transloco = inject(TranslocoService);
  readonly content = input.required<Blob>();
  readonly title = input.required<string>();
  private readonly pages = viewChild.required<ElementRef<HTMLDivElement>>('pages');
  protected readonly engine = signal<PdfEngine | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly place = signal<PdfPlace>({ page: 0, pages: 0, scale: 1 });
  protected readonly matches = signal<PdfMatches>({ current: 0, total: 0, isNone: false });
  protected readonly matchText = computed(() => {
    const { current, total, isNone } = this.matches();
    if (isNone) return this.transloco.translate('documents.viewer.noMatch');
    return total ? `${current} / ${total}` : '';
  });
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      void this.engine()?.close();
    });
    effect(() => {
      const content = this.content();
      untracked(() => void this.show(content));
    });
  }

  protected goTo(page: number): void {
    this.engine()?.goTo(page);
  }

  protected goToTyped(event: Event): void {
    const box = event.target as HTMLInputElement;
    const page = Number.parseInt(box.value, 10);
    if (Number.isFinite(page)) this.goTo(page);
    box.value = String(this.place().page);
  }

  protected find(words: string, isBackwards = false): void {
    this.engine()?.find(words, isBackwards);
  }

  protected act(event: KeyboardEvent, words: HTMLInputElement): void {
    const acts: Readonly<Record<string, () => void>> = {
      larger: () => this.engine()?.zoom(1),
      smaller: () => this.engine()?.zoom(-1),
      fit: () => this.engine()?.fitWidth(),
      rotate: () => this.engine()?.rotate(),
      next: () => {
        this.goTo(this.place().page + 1);
      },
      previous: () => {
        this.goTo(this.place().page - 1);
      },
      find: () => {
        words.select();
      },
    };
    const act = acts[viewerKey(event) ?? ''];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  private async show(content: Blob): Promise<void> {
    try {
      const [{ PdfEngine }, data] = await Promise.all([import('./pdf-engine'), content.arrayBuffer()]);
      await this.engine()?.close();
      if (this.isGone) return;
      const engine = new PdfEngine(this.pages().nativeElement, {
        placed: (place) => {
          this.place.set(place);
        },
        found: (matches) => {
          this.matches.set(matches);
        },
        pageLabel: (page) => this.transloco.translate('documents.viewer.pageLabel', { page }),
      });
      this.engine.set(engine);
      await engine.open(data);
    } catch (error) {
      if (!this.isGone) this.problem.set(error);
    }
  }
}
