import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** Drawn here, so that the secret in it never travels to anybody who draws codes. */
@Component({
  selector: 'nocc-qr-code',
  template: `
    <svg
      role="img"
      shape-rendering="crispEdges"
      [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size"
      [attr.aria-label]="label()"
    >
      <path [attr.d]="squares()" />
    </svg>
  `,
  styleUrl: './qr-code.scss',
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly code = computed(() => encode(this.text(), { border: 2 }));
  protected readonly squares = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  );
}
