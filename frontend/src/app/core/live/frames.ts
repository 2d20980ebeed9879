/** Something that happened, by number and kind; its content is fetched over REST. */
export interface LiveEvent {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
  readonly target: { readonly kind: string; readonly id: string } | null;
}

/** Somebody who has the case open now. */
export interface Present {
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly state: 'active' | 'idle';
}

export interface PresenceFrame {
  readonly kind: 'presence';
  readonly people: readonly Present[];
}

export interface TypingFrame {
  readonly kind: 'typing';
  readonly user: string;
  readonly thread: string;
}

/** Passing, without a number: nothing is lost when one is missed. */
export type PassingFrame = PresenceFrame | TypingFrame;

export interface ReadyFrame {
  readonly kind: 'ready';
  readonly seq: number;
}

export type Frame = LiveEvent | PassingFrame | ReadyFrame;

export const isReady = (frame: Frame): frame is ReadyFrame => frame.kind === 'ready';
export const isNumbered = (frame: Frame): frame is LiveEvent => !isReady(frame) && 'seq' in frame;

export function parseFrame(text: string): Frame | undefined {
  try {
    const frame = JSON.parse(text) as Partial<Frame> | null;
    return typeof frame?.kind === 'string' ? (frame as Frame) : undefined;
  } catch {
    return undefined;
  }
}

export const closeCodes = { badTicket: 4401, removed: 4403, notVisible: 4404 } as const;
