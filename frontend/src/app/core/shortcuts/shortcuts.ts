import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';

export interface Shortcut {
  /** One key, a sequence ("g w"), or with control ("ctrl+k", which ⌘ serves too). */
  readonly keys: string;
  /** Translation key. */
  readonly label: string;
  readonly run: () => void;
}

const sequenceMs = 900;

/** Keys that work anywhere in the application, unless somebody is typing. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly all = signal<readonly Shortcut[]>([]);
  private before?: { key: string; at: number };
  readonly list = this.all.asReadonly();

  constructor() {
    inject(DOCUMENT).addEventListener('keydown', (event) => {
      this.handle(event);
    });
  }

  /** Active until the component or service behind `destroyRef` goes. */
  add(shortcuts: readonly Shortcut[], destroyRef: DestroyRef): void {
    this.all.update((all) => [...all, ...shortcuts]);
    destroyRef.onDestroy(() => {
      this.all.update((all) => all.filter((shortcut) => !shortcuts.includes(shortcut)));
    });
  }

  private handle(event: KeyboardEvent): void {
    const key = keyOf(event);
    if (!key || (isTyping(event.target) && !key.startsWith('ctrl+'))) return;
    const { before } = this;
    const isSequence = before && event.timeStamp - before.at < sequenceMs;
    this.before = { key, at: event.timeStamp };
    const shortcut = (isSequence && this.find(`${before.key} ${key}`)) || this.find(key);
    if (!shortcut) return;
    event.preventDefault();
    this.before = undefined;
    shortcut.run();
  }

  /** The latest wins: a page may lend a key another meaning while it is open. */
  private find(keys: string): Shortcut | undefined {
    return this.all().findLast((shortcut) => shortcut.keys === keys);
  }
}

function keyOf(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.altKey || ['Control', 'Meta', 'Shift'].includes(event.key))
    return undefined;
  return event.ctrlKey || event.metaKey ? `ctrl+${event.key.toLowerCase()}` : event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || !!target.closest('input, textarea, select'))
  );
}
