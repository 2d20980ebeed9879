import { Injectable, inject, signal, untracked } from '@angular/core';

import { Session } from '../session/session';

export interface OpenCase {
  readonly id: string;
  /** Initials and age, never a name. */
  readonly label: string;
}

const key = 'nocc.open-cases';
const mostOpen = 8;

/** The cases at hand, as tabs of the top bar; they last as long as the browser tab and the sign-in. */
@Injectable({ providedIn: 'root' })
export class OpenCases {
  private readonly all = signal<readonly OpenCase[]>(stored());
  readonly list = this.all.asReadonly();

  constructor() {
    inject(Session).ended.subscribe(() => {
      this.keep([]);
    });
  }

  /** Safe to call from an effect: it does not listen to the list that it changes. */
  open(opened: OpenCase): void {
    const all = untracked(this.all);
    const isKnown = all.some(({ id }) => id === opened.id);
    this.keep(
      isKnown
        ? all.map((item) => (item.id === opened.id ? opened : item))
        : [...all, opened].slice(-mostOpen),
    );
  }

  close(id: string): void {
    this.keep(this.all().filter((item) => item.id !== id));
  }

  private keep(cases: readonly OpenCase[]): void {
    this.all.set(cases);
    sessionStorage.setItem(key, JSON.stringify(cases));
  }
}

function stored(): readonly OpenCase[] {
  return JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly OpenCase[];
}
