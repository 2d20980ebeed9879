import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';

import { storedSignal } from '../../shared/stored/stored-signal';

export const themePreferences = ['system', 'light', 'dark', 'reading'] as const;
export type ThemePreference = (typeof themePreferences)[number];

const isPreference = (value: unknown): value is ThemePreference =>
  themePreferences.includes(value as ThemePreference);

@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  private readonly systemIsDark = signal(this.prefersDark.matches);
  readonly preference = storedSignal<ThemePreference>('nocc.theme', 'system', isPreference);
  readonly current = computed(() => {
    const preference = this.preference();
    if (preference !== 'system') return preference;
    return this.systemIsDark() ? 'dark' : 'light';
  });

  constructor() {
    this.prefersDark.addEventListener('change', ({ matches }) => {
      this.systemIsDark.set(matches);
    });
    effect(() => {
      this.root.dataset['theme'] = this.current();
    });
  }

  /** From light to dark, to the reading room, and round again. */
  next(): void {
    const following = { light: 'dark', dark: 'reading', reading: 'light' } as const;
    this.preference.set(following[this.current()]);
  }
}
