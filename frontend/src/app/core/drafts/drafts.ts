import { DOCUMENT, DestroyRef, Injectable, type WritableSignal, effect, inject } from '@angular/core';

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
  private wipes = 0;

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
    let pending: string | undefined;
    const { wipes } = this;
    const keepNow = () => {
      if (pending === undefined || wipes !== this.wipes) return;
      if (pending === initial) localStorage.removeItem(key);
      else localStorage.setItem(key, pending);
      pending = undefined;
    };
    effect((onCleanup) => {
      pending = JSON.stringify(model());
      const timer = setTimeout(keepNow, settleMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    beforeLeaving(keepNow);
    return {
      wasRestored: stored !== null,
      discard: () => {
        pending = undefined;
        localStorage.removeItem(key);
      },
    };
  }

  private wipe(): void {
    this.wipes += 1;
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      localStorage.removeItem(key);
    }
  }
}

/** What was written within the last moment is kept too when the form or the whole page goes. */
function beforeLeaving(keepNow: () => void): void {
  const page = inject(DOCUMENT).defaultView;
  page?.addEventListener('pagehide', keepNow);
  inject(DestroyRef).onDestroy(() => {
    keepNow();
    page?.removeEventListener('pagehide', keepNow);
  });
}
