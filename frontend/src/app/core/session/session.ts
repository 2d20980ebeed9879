import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Subject, firstValueFrom } from 'rxjs';

import { ApiProblem, problemOf } from '../../shared/problem/api-problem';
import { backoffMs } from '../live/backoff';
import { Toasts } from '../toasts/toasts';
import { AccessToken } from './access-token';
import { Allauth, type Step } from './allauth';
import type { Me, Role } from './me';

export type SessionState = 'unknown' | 'anonymous' | 'second_factor' | 'password_change' | 'signed_in';

/** Who is here, and how far they have come in signing in. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly allauth = inject(Allauth);
  private readonly token = inject(AccessToken);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly position = signal<SessionState>('unknown');
  private readonly person = signal<Me | undefined>(undefined);
  private readonly ending = new Subject<string | undefined>();

  readonly state = this.position.asReadonly();
  readonly me = this.person.asReadonly();
  readonly isPatient = computed(() => this.person()?.roles.includes('patient') ?? false);
  /** Emits the id of whoever leaves, so that what was kept for them can be wiped. */
  readonly ended = this.ending.asObservable();
  readonly home = computed(() => homeOf(this.person()?.roles ?? []));

  constructor() {
    this.token.lost.subscribe(() => {
      this.leave();
    });
  }

  hasRole(...roles: readonly Role[]): boolean {
    return this.person()?.roles.some((role) => roles.includes(role)) ?? false;
  }

  /** Finds out, at start-up, whether the browser still holds a session. */
  async restore(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.advance(await this.allauth.session());
        return;
      } catch (error) {
        // A server that is starting again has not forgotten us: whoever is signed in stays so.
        if (!isUnreachable(error)) break;
        await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
      }
    }
    this.position.set('anonymous');
  }

  async signIn(email: string, password: string): Promise<void> {
    const step = await this.allauth.signIn(email, password);
    // The password was right, and yet nothing follows: the account is closed, or its first password has ended.
    if (step === 'sign_in') throw new ApiProblem(403, 'account_unavailable');
    await this.advance(step);
  }

  async answerSecondFactor(code: string): Promise<void> {
    await this.advance(await this.allauth.answerSecondFactor(code));
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.allauth.changePassword(current, next);
    await this.advance('signed_in');
  }

  async resetPassword(key: string, password: string): Promise<void> {
    await this.advance(await this.allauth.resetPassword(key, password));
  }

  /** Learns again who is here, when roles may have changed. */
  async refresh(): Promise<void> {
    this.person.set(await this.fetchMe());
  }

  async signOut(): Promise<void> {
    try {
      await this.allauth.signOut();
      this.leave();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  /** Forgets everything about this person, without asking the server. */
  leave(): void {
    this.ending.next(this.person()?.id);
    this.token.forget();
    this.person.set(undefined);
    this.position.set('anonymous');
  }

  private fetchMe(): Promise<Me> {
    return firstValueFrom(this.http.get<Me>('/api/v1/me/'));
  }

  private async advance(step: Step): Promise<void> {
    if (step !== 'signed_in') {
      this.position.set(step === 'second_factor' ? 'second_factor' : 'anonymous');
      return;
    }
    try {
      await this.token.renew();
      this.person.set(await this.fetchMe());
      this.position.set('signed_in');
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'password_change_required')) throw error;
      this.position.set('password_change');
    }
  }
}

function isUnreachable(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return code === 'network' || status >= 500;
}

function homeOf(roles: readonly Role[]): string {
  if (roles.includes('patient')) return '/patient';
  if (roles.includes('physician') || roles.includes('coordinator')) return '/worklist';
  return roles.includes('administrator') ? '/administration' : '/account';
}
