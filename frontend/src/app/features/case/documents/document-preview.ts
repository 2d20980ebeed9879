import { Component, DestroyRef, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DomSanitizer, type SafeResourceUrl } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { DocumentsStore } from './documents-store';
import { type Preview, previewOf } from './file-words';

interface Shown {
  readonly kind: Preview;
  readonly url: string;
  /** For the browser's own viewer of PDF. */
  readonly frame: SafeResourceUrl | undefined;
  readonly text: string;
  readonly fileName: string;
}

/** The file of one version: images, text and PDF in place, as data and never as a page; the rest in a window of its own. */
@Component({
  selector: 'nocc-document-preview',
  imports: [ErrorState, Icon, MatButton, Skeleton, TranslocoPipe],
  template: `
    @if (content.hasValue()) {
      @let shown = content.value();
      @if (shown.kind === 'image') {
        <img [src]="shown.url" [alt]="title()" />
      } @else if (shown.kind === 'text') {
        <pre>{{ shown.text }}</pre>
      } @else {
        @if (shown.frame) {
          <iframe [src]="shown.frame" [title]="title()"></iframe>
        }
        <a matButton="outlined" target="_blank" rel="noopener" data-testid="open-document" [href]="shown.url">
          <nocc-icon name="open_in_new" />{{ 'case.documents.open' | transloco }}
        </a>
      }
      <a matButton="text" data-testid="download-document" [href]="shown.url" [download]="shown.fileName">
        <nocc-icon name="download" />{{ 'case.documents.download' | transloco }}
      </a>
    } @else if (content.error(); as error) {
      <nocc-error-state [error]="error" (retried)="content.reload()" />
    } @else {
      <nocc-skeleton [lines]="4" />
    }
  `,
  styleUrl: './document-preview.scss',
})
export class DocumentPreview {
  private readonly store = inject(DocumentsStore);
  private readonly sanitizer = inject(DomSanitizer);
  readonly documentId = input.required<string>();
  readonly version = input.required<number>();
  readonly mediaType = input.required<string>();
  readonly title = input.required<string>();
  readonly fileName = input<string>();
  private readonly urls: string[] = [];
  protected readonly content = resource({
    params: computed(() => ({ id: this.documentId(), version: this.version(), mediaType: this.mediaType() })),
    loader: ({ params }) => this.read(params.id, params.version, params.mediaType),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const url of this.urls) URL.revokeObjectURL(url);
    });
  }

  private async read(id: string, version: number, mediaType: string): Promise<Shown> {
    const bytes = await this.store.content(id, version);
    // The type is the one that the server found in the content: nothing is ever opened as a page of ours.
    const blob = new Blob([bytes], { type: mediaType });
    const url = URL.createObjectURL(blob);
    this.urls.push(url);
    const kind = previewOf(mediaType);
    const text = kind === 'text' ? await blob.text() : '';
    const frame =
      kind === 'pdf'
        ? this.sanitizer.bypassSecurityTrustResourceUrl(`${url}#navpanes=0&view=FitH`)
        : undefined;
    return { kind, url, frame, text, fileName: this.fileName() ?? this.title() };
  }
}
