import { type ConnectionParts, LiveConnection } from './connection';
import type { LiveEvent, TypingFrame } from './frames';

class FakeSocket {
  static readonly opened: FakeSocket[] = [];
  readonly sent: Record<string, unknown>[] = [];
  readyState: number = WebSocket.CONNECTING;
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: (close: { code: number }) => void;

  constructor(readonly path: string) {
    FakeSocket.opened.push(this);
  }

  static get last(): FakeSocket {
    return FakeSocket.opened.at(-1)!;
  }

  accept(): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
  }

  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.drop(1000);
  }
}

const event = (seq: number, kind = 'message.posted'): LiveEvent => ({
  seq,
  kind,
  at: '2026-03-12T10:42:00Z',
  actor: null,
  target: null,
});

describe('a live connection', () => {
  let tickets: number;
  let told: number[];
  let typing: TypingFrame[];

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.opened.length = 0;
    tickets = 0;
    told = [];
    typing = [];
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  async function connect(parts: Partial<ConnectionParts> = {}): Promise<LiveConnection> {
    const connection = new LiveConnection({
      path: '/ws/cases/1/',
      after: 4,
      openSocket: (path) => new FakeSocket(path) as unknown as WebSocket,
      takeTicket: () => Promise.resolve(`ticket-${++tickets}`),
      ...parts,
    });
    connection.events.subscribe(({ seq }) => told.push(seq));
    connection.typing.subscribe((frame) => typing.push(frame));
    await vi.advanceTimersByTimeAsync(0);
    return connection;
  }

  it('opens with a ticket and the last number known', async () => {
    await connect();
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent).toEqual([{ ticket: 'ticket-1', after: 4 }]);
  });

  it('tells replayed and live events once each, in order, and is live from the ready frame on', async () => {
    const connection = await connect();
    FakeSocket.last.accept();
    for (const seq of [5, 6]) FakeSocket.last.say(event(seq));
    expect(connection.status()).toBe('offline');
    FakeSocket.last.say({ kind: 'ready', seq: 6 });
    expect(connection.status()).toBe('live');
    for (const seq of [6, 7, 5, 8]) FakeSocket.last.say(event(seq));
    expect(told).toEqual([5, 6, 7, 8]);
  });

  it('keeps the number of an event that the reader may not see, without telling it', async () => {
    await connect();
    FakeSocket.last.accept();
    FakeSocket.last.say(event(5, 'noop'));
    FakeSocket.last.say(event(6));
    expect(told).toEqual([6]);
  });

  it('comes back from the last number told, with a new ticket', async () => {
    const connection = await connect();
    FakeSocket.last.accept();
    FakeSocket.last.say({ kind: 'ready', seq: 4 });
    FakeSocket.last.say(event(5));
    FakeSocket.last.drop();
    expect(connection.status()).toBe('offline');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent).toEqual([{ ticket: 'ticket-2', after: 5 }]);
    FakeSocket.last.say(event(5));
    FakeSocket.last.say(event(6));
    expect(told).toEqual([5, 6]);
  });

  it('waits longer after each failure', async () => {
    await connect();
    for (let failure = 0; failure < 4; failure++) {
      FakeSocket.last.drop();
      await vi.advanceTimersByTimeAsync(500 * 2 ** failure);
      expect(FakeSocket.opened).toHaveLength(failure + 2);
    }
    FakeSocket.last.drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(FakeSocket.opened).toHaveLength(5);
  });

  it('takes a new ticket at once when the first came too late', async () => {
    await connect();
    FakeSocket.last.drop(4401);
    await vi.advanceTimersByTimeAsync(0);
    expect(tickets).toBe(2);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it.each([
    [4403, 'removed'],
    [4404, 'not_visible'],
  ])('stops for good on close code %i', async (code, reason) => {
    const connection = await connect();
    FakeSocket.last.accept();
    FakeSocket.last.drop(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.end()).toBe(reason);
    expect(FakeSocket.opened).toHaveLength(1);
  });

  it('polls the log while sockets cannot be opened, and stops when one can', async () => {
    const log = [5, 6, 7].map((seq) => event(seq));
    const fetchAfter = vi.fn((seq: number) =>
      Promise.resolve(log.filter((item) => item.seq > seq).slice(0, 2)),
    );
    const connection = await connect({ fetchAfter });
    FakeSocket.last.drop();
    await vi.advanceTimersByTimeAsync(500);
    FakeSocket.last.drop();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.status()).toBe('polling');
    expect(told).toEqual([5, 6, 7]);
    log.push(event(8));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([5, 6, 7, 8]);
    FakeSocket.last.accept();
    FakeSocket.last.say({ kind: 'ready', seq: 8 });
    const polls = fetchAfter.mock.calls.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connection.status()).toBe('live');
    expect(fetchAfter).toHaveBeenCalledTimes(polls);
  });

  it('says that it is offline when polling fails too', async () => {
    const connection = await connect({
      takeTicket: () => Promise.reject(new Error('no network')),
      fetchAfter: () => Promise.reject(new Error('no network')),
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(connection.status()).toBe('offline');
  });

  it('fills a gap from the log before it goes on', async () => {
    const log = [5, 6, 7].map((seq) => event(seq));
    await connect({ fetchAfter: (seq) => Promise.resolve(log.filter((item) => item.seq > seq)) });
    FakeSocket.last.accept();
    FakeSocket.last.say({ kind: 'ready', seq: 4 });
    FakeSocket.last.say(event(7));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([5, 6, 7]);
  });

  it('beats every twenty seconds and passes on who is here', async () => {
    const connection = await connect();
    FakeSocket.last.accept();
    FakeSocket.last.say({ kind: 'ready', seq: 4 });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(FakeSocket.last.sent.filter(({ kind }) => kind === 'heartbeat')).toHaveLength(2);
    const people = [{ user: 'u1', name: 'Marta Conti', role: 'lead', state: 'active' }];
    FakeSocket.last.say({ kind: 'presence', people });
    FakeSocket.last.say({ kind: 'typing', user: 'u1', thread: 'board' });
    expect(connection.people()).toEqual(people);
    expect(typing).toEqual([{ kind: 'typing', user: 'u1', thread: 'board' }]);
    FakeSocket.last.drop();
    expect(connection.people()).toEqual([]);
  });

  it('is silent after it was closed', async () => {
    const connection = await connect();
    connection.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
  });
});
