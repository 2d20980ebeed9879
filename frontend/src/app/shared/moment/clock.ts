import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** The current time as a signal, moving every half minute, so that "5 minutes ago" never goes stale. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly time = signal(new Date());
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => {
      this.time.set(new Date());
    }, 30_000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
