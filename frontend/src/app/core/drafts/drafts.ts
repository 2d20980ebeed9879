import { Injectable, type WritableSignal, effect, inject } from '@angular/core';

import { Session } from '../session/session';

const prefix = 'nocc.draft.';
const settleMs = 400;

export interface Draft {
  /** Something written earlier was put back into the form. */
  readonly wasRestored: boolean;
  /** Call it once the server has the text. */
  readonly discard: () => void;
}

/** Keeps unsent forms in this browser, per person, until they are sent or the person signs out. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(Session);

  constructor() {
    this.session.ended.subscribe(() => {
      this.wipe();
    });
  }

  /** Call it where a component or store is built. `form` names the form and its object, such as `message:<case id>`. */
  keep<Model extends object>(form: string, model: WritableSignal<Model>): Draft {
    const key = `${prefix}${this.session.me()?.id ?? ''}.${form}`;
    const initial = JSON.stringify(model());
    const stored = localStorage.getItem(key);
    if (stored) model.set({ ...model(), ...(JSON.parse(stored) as Partial<Model>) });
    effect((onCleanup) => {
      const text = JSON.stringify(model());
      const timer = setTimeout(() => {
        if (text === initial) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      }, settleMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    return {
      wasRestored: stored !== null,
      discard: () => {
        localStorage.removeItem(key);
      },
    };
  }

  private wipe(): void {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      localStorage.removeItem(key);
    }
  }
}
