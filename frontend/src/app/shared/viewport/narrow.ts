import { BreakpointObserver } from '@angular/cdk/layout';
import { type Signal, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Whether the window is a phone's. The same width as in the style sheets. */
export function narrowWindow(): Signal<boolean> {
  const narrow = inject(BreakpointObserver).observe('(max-width: 800px)');
  return toSignal(narrow.pipe(map(({ matches }) => matches)), { requireSync: true });
}
