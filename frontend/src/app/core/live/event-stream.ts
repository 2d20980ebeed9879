import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, InjectionToken, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type ConnectionParts, LiveConnection, type LiveStatus } from './connection';
import type { LiveEvent } from './frames';

export const OPEN_SOCKET = new InjectionToken<(path: string) => WebSocket>('how sockets are opened', {
  providedIn: 'root',
  factory: () => (path: string) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws'))),
});

const pageSize = 200;

/** Opens the live connections of the pages, and knows how they are doing together. */
@Injectable({ providedIn: 'root' })
export class EventStream {
  private readonly http = inject(HttpClient);
  private readonly openSocket = inject(OPEN_SOCKET);
  private readonly open = signal<readonly LiveConnection[]>([]);

  /** The worst of all connections: what the banner says. */
  readonly status = computed<LiveStatus>(() => {
    const all = this.open().map((connection) => connection.status());
    if (all.includes('offline')) return 'offline';
    return all.includes('polling') ? 'polling' : 'live';
  });

  constructor() {
    const retry = () => {
      for (const connection of this.open()) connection.retryNow();
    };
    window.addEventListener('online', retry);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', retry);
    });
  }

  /** Follows a case from the last `seq` known; closes with the component or store that asked. */
  case(id: string, after: number, destroyRef: DestroyRef): LiveConnection {
    return this.follow(
      { path: `/ws/cases/${id}/`, after, fetchAfter: (seq) => this.eventsAfter(id, seq) },
      destroyRef,
    );
  }

  /** Follows what concerns the reader: tasks, mentions, invitations. */
  me(after: number, destroyRef: DestroyRef): LiveConnection {
    return this.follow({ path: '/ws/me/', after }, destroyRef);
  }

  private follow(
    parts: Pick<ConnectionParts, 'path' | 'after' | 'fetchAfter'>,
    destroyRef: DestroyRef,
  ): LiveConnection {
    const { openSocket } = this;
    const connection = new LiveConnection({ ...parts, openSocket, takeTicket: () => this.takeTicket() });
    this.open.update((all) => [...all, connection]);
    destroyRef.onDestroy(() => {
      connection.close();
      this.open.update((all) => all.filter((other) => other !== connection));
    });
    return connection;
  }

  private async takeTicket(): Promise<string> {
    const answer = this.http.post<{ ticket: string }>('/api/v1/auth/socket-ticket/', {});
    return (await firstValueFrom(answer)).ticket;
  }

  private async eventsAfter(id: string, seq: number): Promise<readonly LiveEvent[]> {
    const url = `/api/v1/cases/${id}/events/`;
    const page = this.http.get<{ results: LiveEvent[] }>(url, {
      params: { after: seq, page_size: pageSize },
    });
    return (await firstValueFrom(page)).results;
  }
}
