import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Subject, firstValueFrom } from 'rxjs';

import { ApiProblem, problemOf } from '../../shared/problem/api-problem';

interface MintedToken {
  readonly access: string;
  readonly expires_in: number;
}

const marginMs = 30_000;

/** The short-lived bearer token: minted from the session cookie, kept in memory only, renewed before it ends. */
@Injectable({ providedIn: 'root' })
export class AccessToken {
  private readonly http = inject(HttpClient);
  private token?: { access: string; subject: unknown; endsAt: number };
  private minting?: Promise<string>;
  private readonly losses = new Subject<void>();

  /** The session behind the token has ended elsewhere. */
  readonly lost = this.losses.asObservable();

  /** Empty when nobody is signed in: the request then gets its own 401. */
  async current(): Promise<string> {
    if (this.token && Date.now() < this.token.endsAt - marginMs) return this.token.access;
    return this.token || this.minting ? this.renew() : '';
  }

  /** One minting at a time, however many requests wait for it. */
  renew(): Promise<string> {
    this.minting ??= this.mint().finally(() => {
      this.minting = undefined;
    });
    return this.minting;
  }

  forget(): void {
    this.token = undefined;
  }

  private async mint(): Promise<string> {
    try {
      const minted = await firstValueFrom(this.http.post<MintedToken>('/api/v1/auth/token/', {}));
      const subject = subjectOf(minted.access);
      // Somebody else has signed in from another window of this browser.
      if (this.token && this.token.subject !== subject) throw new ApiProblem(401, 'not_authenticated');
      this.token = { access: minted.access, subject, endsAt: Date.now() + minted.expires_in * 1000 };
      return minted.access;
    } catch (error) {
      if (this.token && problemOf(error).status === 401) this.losses.next();
      throw error;
    }
  }
}

/** Whom the token speaks for; only compared, never trusted. */
function subjectOf(access: string): unknown {
  const payload = access.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
  return payload && (JSON.parse(atob(payload)) as { sub?: unknown }).sub;
}
