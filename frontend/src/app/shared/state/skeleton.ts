import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Grey lines in the shape of the text that is coming. */
@Component({
  selector: 'nocc-skeleton',
  imports: [TranslocoPipe],
  template: `
    <span class="visually-hidden" role="status">{{ 'common.loading' | transloco }}</span>
    @for (width of widths(); track $index) {
      <span class="line" aria-hidden="true" [style.inline-size.%]="width"></span>
    }
  `,
  styleUrl: './skeleton.scss',
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => [92, 78, 85, 60][line % 4] ?? 80),
  );
}
