import {
  AnnotationMode,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  getDocument,
  version,
} from 'pdfjs-dist';
// After pdfjs-dist: it finds that as a global.
import { EventBus, FindState, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';

import { Finder, noCatalogue } from './pdf-parts';

/** Where the reader is in a PDF, as it changes. */
export interface PdfPlace {
  readonly page: number;
  readonly pages: number;
  readonly scale: number;
}

export interface PdfMatches {
  readonly current: number;
  readonly total: number;
  readonly isNone: boolean;
}

export interface PdfListener {
  readonly placed: (place: PdfPlace) => void;
  readonly found: (matches: PdfMatches) => void;
  readonly pageLabel: (page: number) => string;
}

/** Pages decoded to more pixels than this are left out: no page of a report needs them. */
const maxImagePixels = 100_000_000;
const wholeWidth = 'page-width';

/** pdf.js without its own window: draws pages into a container, with text that can be selected, read aloud and found. */
export class PdfEngine {
  private readonly bus = new EventBus();
  private readonly links = new PDFLinkService({ eventBus: this.bus });
  private readonly finder: Finder;
  private readonly viewer: PDFViewer;
  private task: PDFDocumentLoadingTask | undefined;
  private query = '';

  constructor(
    private readonly container: HTMLDivElement,
    private readonly listener: PdfListener,
  ) {
    GlobalWorkerOptions.workerPort ??= new Worker(new URL('./pdf-worker', import.meta.url), {
      type: 'module',
    });
    this.finder = new Finder(container, { eventBus: this.bus, linkService: this.links });
    // Addresses in a document lead nowhere: what it says is read, not followed.
    this.links.externalLinkEnabled = false;
    this.viewer = new PDFViewer({
      container,
      viewer: container.firstElementChild as HTMLDivElement,
      eventBus: this.bus,
      linkService: this.links,
      findController: this.finder,
      annotationMode: AnnotationMode.ENABLE,
      l10n: noCatalogue(),
    });
    this.links.setViewer(this.viewer);
    this.listen();
  }

  async open(data: ArrayBuffer): Promise<void> {
    const assets = new URL(`pdfjs/${version}/`, document.baseURI).href;
    this.task = getDocument({
      data,
      cMapUrl: `${assets}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${assets}standard_fonts/`,
      wasmUrl: `${assets}wasm/`,
      iccUrl: `${assets}iccs/`,
      enableXfa: false,
      maxImageSize: maxImagePixels,
    });
    const pdf = await this.task.promise;
    this.viewer.setDocument(pdf);
    this.links.setDocument(pdf);
    await this.viewer.firstPagePromise;
  }

  goTo(page: number): void {
    this.viewer.currentPageNumber = Math.min(Math.max(1, page), this.viewer.pagesCount);
  }

  /** One step larger (1) or smaller (-1). */
  zoom(step: 1 | -1): void {
    if (step > 0) this.viewer.increaseScale();
    else this.viewer.decreaseScale();
  }

  fitWidth(): void {
    this.viewer.currentScaleValue = wholeWidth;
  }

  rotate(): void {
    this.viewer.pagesRotation = (this.viewer.pagesRotation + 90) % 360;
  }

  /** Marks every place where the words stand; asked again for the same words it goes to the next one. */
  find(query: string, isBackwards = false): void {
    this.bus.dispatch('find', {
      source: this,
      type: query === this.query ? 'again' : '',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      matchDiacritics: false,
      findPrevious: isBackwards,
    });
    this.query = query;
  }

  async close(): Promise<void> {
    this.viewer.cleanup();
    await this.task?.destroy();
  }

  /** Pages are parts of one document, not landmarks of the application. */
  private namePages(): void {
    for (const page of this.container.querySelectorAll<HTMLElement>('.page')) {
      page.setAttribute('role', 'group');
      page.setAttribute('aria-label', this.listener.pageLabel(Number(page.dataset['pageNumber'])));
    }
  }

  private listen(): void {
    const place = () => {
      const { currentPageNumber: page, pagesCount: pages, currentScale: scale } = this.viewer;
      this.listener.placed({ page, pages, scale });
    };
    this.bus.on('pagesinit', () => {
      this.fitWidth();
      this.namePages();
      place();
    });
    this.bus.on('pagerendered', () => {
      this.namePages();
    });
    this.bus.on('pagechanging', place);
    this.bus.on('scalechanging', place);
    this.bus.on('updatefindmatchescount', ({ matchesCount }: FindReport) => {
      this.listener.found({ ...matchesCount, isNone: false });
    });
    this.bus.on('updatefindcontrolstate', ({ state, matchesCount }: FindReport) => {
      this.listener.found({ ...matchesCount, isNone: state === FindState.NOT_FOUND });
    });
  }
}

interface FindReport {
  readonly state?: number;
  readonly matchesCount: { readonly current: number; readonly total: number };
}
