import { type WritableSignal, signal } from '@angular/core';

/** A signal kept in this browser's local storage, for preferences of layout; never for clinical content. */
export function storedSignal<T>(
  key: string,
  fallback: T,
  isValid: (value: unknown) => value is T,
): WritableSignal<T> {
  const stored = signal(read(key, fallback, isValid));
  const set = stored.set.bind(stored);
  stored.set = (value: T) => {
    set(value);
    write(key, value);
  };
  stored.update = (change) => {
    stored.set(change(stored()));
  };
  return stored;
}

export const isNumber = (value: unknown): value is number => Number.isFinite(value);

function read<T>(key: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isValid(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the preference its memory.
  }
}
