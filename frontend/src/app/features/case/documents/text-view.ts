import { Component, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Text as its author wrote it: never read as a page. */
@Component({
  selector: 'nocc-text-view',
  imports: [TranslocoPipe],
  template: `
    @if (!isComplete()) {
      <p class="bar small" role="note">{{ 'documents.viewer.inPart' | transloco }}</p>
    }
    <div class="stage">
      <pre
        class="scroll"
        tabindex="0"
        data-testid="document-text"
        [attr.aria-label]="title()"
        role="region"
        >{{ words.value() }}</pre>
    </div>
  `,
  styleUrls: ['./viewer-bar.scss', './text-view.scss'],
})
export class TextView {
  readonly content = input.required<Blob>();
  readonly title = input.required<string>();
  readonly isComplete = input(true);
  protected readonly words = resource({
    params: () => this.content(),
    loader: ({ params }) => params.text(),
  });
}
