import { Injectable, inject, signal } from '@angular/core';

import { ErrorWords } from '../errors/error-words';

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  /** Translation key. */
  readonly text: string;
  readonly params?: Record<string, unknown>;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const shownMs = 6_000;
const withActionMs = 10_000;

/** Short words about what has just happened, and the way back where there is one. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly words = inject(ErrorWords);
  private readonly all = signal<readonly Toast[]>([]);
  private nextId = 0;
  readonly list = this.all.asReadonly();

  say(text: string, params?: Record<string, unknown>): void {
    this.show({ tone: 'plain', text, params });
  }

  /** Tells what was done and offers to take it back. */
  offerUndo(text: string, undo: () => void, params?: Record<string, unknown>): void {
    this.show({ tone: 'plain', text, params, action: { label: 'common.undo', run: undo } });
  }

  refuse(error: unknown): void {
    this.show({ tone: 'error', text: this.words.keyOf(error) });
  }

  dismiss(id: number): void {
    this.all.update((all) => all.filter((toast) => toast.id !== id));
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const id = this.nextId++;
    this.all.update((all) => [...all.slice(-2), { ...toast, id }]);
    setTimeout(
      () => {
        this.dismiss(id);
      },
      toast.action ? withActionMs : shownMs,
    );
  }
}
