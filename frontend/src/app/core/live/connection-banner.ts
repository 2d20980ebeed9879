import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import { EventStream } from './event-stream';

/** Says plainly that what is seen may be old, and that nothing written is lost. */
@Component({
  selector: 'nocc-connection-banner',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (isOffline()) {
      <p><nocc-icon name="wifi_off" />{{ 'common.offline' | transloco }}</p>
    }
  `,
  styleUrl: './connection-banner.scss',
  host: { role: 'status' },
})
export class ConnectionBanner {
  private readonly stream = inject(EventStream);
  private readonly hasNetwork = signal(navigator.onLine);
  protected readonly isOffline = computed(() => !this.hasNetwork() || this.stream.status() === 'offline');

  constructor() {
    const listening = new AbortController();
    for (const kind of ['online', 'offline']) {
      const update = () => {
        this.hasNetwork.set(navigator.onLine);
      };
      window.addEventListener(kind, update, { signal: listening.signal });
    }
    inject(DestroyRef).onDestroy(() => {
      listening.abort();
    });
  }
}
