import { Injectable, computed, effect, inject, signal } from '@angular/core';

import { Session } from '../../../core/session/session';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** A sign of typing is believed so long. */
const typingMs = 4_000;
/** One sign is enough for so long. */
const signMs = 2_000;

/** Who has the case open now, and who is writing. */
@Injectable()
export class Presence {
  private readonly context = inject(CaseContext);
  private readonly session = inject(Session);
  private readonly writing = signal<Readonly<Record<string, number>>>({});
  private signed = 0;

  readonly people = computed(() => this.context.connection()?.people() ?? []);
  private readonly ids = computed(() => new Set(this.people().map(({ user }) => user)));

  constructor() {
    effect((onCleanup) => {
      const typing = this.context.connection()?.typing.subscribe(({ user, thread }) => {
        this.hear(user, thread);
      });
      onCleanup(() => {
        typing?.unsubscribe();
      });
    });
  }

  isHere(user: string): boolean {
    return this.ids().has(user);
  }

  /** The names of others who are writing in this thread. */
  writingIn(thread: string): readonly string[] {
    const me = this.session.me()?.id;
    return this.people()
      .filter(({ user }) => user !== me && `${thread}:${user}` in this.writing())
      .map(({ name }) => name);
  }

  /** Tells the others that the reader is writing. */
  write(thread: string): void {
    const now = Date.now();
    if (now - this.signed < signMs) return;
    this.signed = now;
    this.context.connection()?.tellTyping(thread);
  }

  private hear(user: string, thread: string): void {
    const key = `${thread}:${user}`;
    const at = Date.now();
    this.writing.update((writing) => ({ ...writing, [key]: at }));
    setTimeout(() => {
      this.writing.update((writing) =>
        Object.fromEntries(Object.entries(writing).filter(([other, since]) => other !== key || since !== at)),
      );
    }, typingMs);
  }
}
