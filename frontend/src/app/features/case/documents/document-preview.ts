import { Component, DestroyRef, computed, inject, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { DocumentsStore } from './documents-store';
import { type Preview, previewOf } from './file-words';
import { ImageView } from './image-view';
import { PdfView } from './pdf-view';
import { TextView } from './text-view';

interface Shown {
  readonly kind: Preview;
  readonly content: Blob;
  readonly isComplete: boolean;
  /** Of a picture: where the page finds it. */
  readonly address: string;
}

/** One version of a document in place, as data and never as a page. */
@Component({
  selector: 'nocc-document-preview',
  imports: [ErrorState, ImageView, PdfView, Skeleton, StateMessage, TextView, TranslocoPipe],
  template: `
    @if (shown.hasValue()) {
      @let file = shown.value();
      @switch (file.kind) {
        @case ('pdf') {
          <nocc-pdf-view [content]="file.content" [title]="title()" />
        }
        @case ('image') {
          <nocc-image-view [address]="file.address" [title]="title()" />
        }
        @case ('text') {
          <nocc-text-view [content]="file.content" [title]="title()" [isComplete]="file.isComplete" />
        }
        @default {
          <nocc-state-message icon="description" [title]="'documents.viewer.notShown' | transloco" />
        }
      }
    } @else if (shown.error(); as error) {
      <nocc-error-state [error]="error" (retried)="shown.reload()" />
    } @else {
      <nocc-skeleton [lines]="8" />
    }
  `,
  styles: ':host { display: block; min-width: 0; }',
})
export class DocumentPreview {
  private readonly store = inject(DocumentsStore);
  readonly documentId = input.required<string>();
  readonly version = input.required<number>();
  readonly mediaType = input.required<string>();
  readonly title = input.required<string>();
  private address = '';
  protected readonly shown = resource({
    params: computed(() => ({
      id: this.documentId(),
      version: this.version(),
      kind: previewOf(this.mediaType()),
    })),
    loader: ({ params }) => this.read(params.id, params.version, params.kind),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.forget();
    });
  }

  private async read(id: string, version: number, kind: Preview): Promise<Shown> {
    const { content, isComplete } = await this.store.preview(id, version);
    this.forget();
    if (kind === 'image') this.address = URL.createObjectURL(content);
    return { kind, content, isComplete, address: this.address };
  }

  private forget(): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = '';
  }
}
