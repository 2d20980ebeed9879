import { type Signal, signal } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

import { backoffMs } from './backoff';
import {
  type Frame,
  type LiveEvent,
  type PassingFrame,
  type Present,
  type TypingFrame,
  closeCodes,
  isNumbered,
  isReady,
  parseFrame,
} from './frames';

export type LiveStatus = 'live' | 'polling' | 'offline';
export type LiveEnd = 'removed' | 'not_visible';

export interface ConnectionParts {
  /** Path of the socket, such as `/ws/me/`. */
  readonly path: string;
  /** The last event already known. */
  readonly after: number;
  readonly openSocket: (path: string) => WebSocket;
  readonly takeTicket: () => Promise<string>;
  /** Events after a number, ascending, over REST; absent where there is no such list. */
  readonly fetchAfter?: (seq: number) => Promise<readonly LiveEvent[]>;
}

const heartbeatMs = 20_000;
const pollMs = 5_000;
/** After so many vain attempts the socket is taken for blocked and the log is polled meanwhile. */
const patience = 2;

/** One socket kept alive: replays what was missed, never tells an event twice, polls while sockets cannot be opened. */
export class LiveConnection {
  private readonly position = signal<LiveStatus>('offline');
  private readonly ending = signal<LiveEnd | undefined>(undefined);
  private readonly told = new Subject<LiveEvent>();
  private readonly typed = new Subject<TypingFrame>();
  private readonly present = signal<readonly Present[]>([]);
  private seq: number;
  private socket?: WebSocket;
  private attempt = 0;
  private isClosed = false;
  private retryTimer?: ReturnType<typeof setTimeout>;
  private heartbeatTimer?: ReturnType<typeof setInterval>;
  private pollTimer?: ReturnType<typeof setInterval>;
  private catchingUp?: Promise<void>;

  readonly status: Signal<LiveStatus> = this.position.asReadonly();
  /** Why it will not come back: the reader was removed, or may not see this. */
  readonly end: Signal<LiveEnd | undefined> = this.ending.asReadonly();
  readonly events: Observable<LiveEvent> = this.told.asObservable();
  /** Who has this open now; a courtesy, empty while the connection is away. */
  readonly people: Signal<readonly Present[]> = this.present.asReadonly();
  /** Somebody is writing, at this moment. */
  readonly typing: Observable<TypingFrame> = this.typed.asObservable();

  constructor(private readonly parts: ConnectionParts) {
    this.seq = parts.after;
    void this.connect();
  }

  /** Lets the others see that the reader is writing in this thread. */
  tellTyping(thread: string): void {
    this.send({ kind: 'typing', thread });
  }

  /** Try at once, for instance when the network is back. */
  retryNow(): void {
    if (this.isClosed || this.position() === 'live') return;
    this.attempt = 0;
    this.scheduleRetry(0);
  }

  close(): void {
    this.isClosed = true;
    this.stopTimers();
    this.socket?.close();
    this.told.complete();
    this.typed.complete();
  }

  private send(frame: Readonly<Record<string, unknown>>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private async connect(): Promise<void> {
    try {
      const ticket = await this.parts.takeTicket();
      if (!this.isClosed) this.open(ticket);
    } catch {
      this.lose();
    }
  }

  private open(ticket: string): void {
    const socket = this.parts.openSocket(this.parts.path);
    this.socket = socket;
    socket.onopen = () => {
      this.send({ ticket, after: this.seq });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const frame = parseFrame(data);
      if (frame) this.receive(frame);
    };
    socket.onclose = ({ code }) => {
      if (this.socket === socket) this.leave(code);
    };
  }

  private receive(frame: Frame): void {
    if (isReady(frame)) this.becomeLive(frame.seq);
    else if (isNumbered(frame)) this.take(frame);
    else this.passOn(frame);
  }

  private passOn(frame: PassingFrame): void {
    if (frame.kind === 'presence') this.present.set(frame.people);
    else this.typed.next(frame);
  }

  private take(event: LiveEvent): void {
    const leavesGap = event.seq > this.seq + 1;
    if (leavesGap && this.parts.fetchAfter) void this.catchUp();
    else this.tell(event);
  }

  private tell(event: LiveEvent): void {
    if (event.seq <= this.seq) return;
    this.seq = event.seq;
    if (event.kind !== 'noop') this.told.next(event);
  }

  private becomeLive(seq: number): void {
    this.attempt = 0;
    clearInterval(this.pollTimer);
    clearInterval(this.heartbeatTimer);
    this.heartbeatTimer = setInterval(() => {
      this.send({ kind: 'heartbeat', state: document.hidden ? 'idle' : 'active' });
    }, heartbeatMs);
    this.position.set('live');
    if (seq > this.seq && this.parts.fetchAfter) void this.catchUp();
  }

  private leave(code: number): void {
    this.socket = undefined;
    if (this.isClosed) return;
    if (code === closeCodes.removed) this.stop('removed');
    else if (code === closeCodes.notVisible) this.stop('not_visible');
    else this.lose(code === closeCodes.badTicket && this.attempt === 0);
  }

  private stop(reason: LiveEnd): void {
    this.ending.set(reason);
    this.position.set('offline');
    this.close();
  }

  /** A ticket that came too late is replaced at once, the first time. */
  private lose(retriesAtOnce = false): void {
    if (this.isClosed) return;
    clearInterval(this.heartbeatTimer);
    this.present.set([]);
    if (this.position() === 'live') this.position.set('offline');
    this.scheduleRetry(retriesAtOnce ? 0 : backoffMs(this.attempt));
    this.attempt += 1;
    if (this.attempt >= patience) this.startPolling();
  }

  private scheduleRetry(delayMs: number): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.connect(), delayMs);
  }

  private startPolling(): void {
    if (!this.parts.fetchAfter) return;
    clearInterval(this.pollTimer);
    this.pollTimer = setInterval(() => void this.poll(), pollMs);
    void this.poll();
  }

  private async poll(): Promise<void> {
    try {
      await this.catchUp();
      if (!this.isClosed && this.position() !== 'live') this.position.set('polling');
    } catch {
      if (this.position() !== 'live') this.position.set('offline');
    }
  }

  /** Reads the log from the last number told; callers meanwhile share the same reading. */
  private catchUp(): Promise<void> {
    this.catchingUp ??= this.readLog().finally(() => {
      this.catchingUp = undefined;
    });
    return this.catchingUp;
  }

  private async readLog(): Promise<void> {
    for (;;) {
      const missed = (await this.parts.fetchAfter?.(this.seq)) ?? [];
      if (this.isClosed || missed.length === 0) return;
      for (const event of missed) this.tell(event);
    }
  }

  private stopTimers(): void {
    clearTimeout(this.retryTimer);
    clearInterval(this.heartbeatTimer);
    clearInterval(this.pollTimer);
  }
}
