import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { ApiProblem } from '../../shared/problem/api-problem';
import { problemFrom } from '../http/problem-from';

interface Refusal {
  readonly code: string;
  readonly param?: string;
}

interface Answer {
  readonly status: number;
  readonly data?: { readonly flows?: readonly { readonly id: string; readonly is_pending?: boolean }[] };
  readonly meta?: {
    readonly is_authenticated?: boolean;
    readonly secret?: string;
    readonly totp_url?: string;
  };
  readonly errors?: readonly Refusal[];
}

/** What has to happen next before somebody is signed in. */
export type Step = 'signed_in' | 'second_factor' | 'sign_in' | 'reauthenticate';

export interface TotpSecret {
  readonly secret: string;
  readonly url: string;
}

export interface Authenticators {
  readonly hasTotp: boolean;
  readonly hasRecoveryCodes: boolean;
}

const root = '/_allauth/browser/v1';
/** Answers that allauth means as "this is where you stand", not as failures. */
const positions = [200, 401, 410];

/** Client of allauth's headless browser API: session cookie and CSRF token, never a token of its own. */
@Injectable({ providedIn: 'root' })
export class Allauth {
  private readonly http = inject(HttpClient);

  /** Any read makes the server set the CSRF cookie that the first write needs. */
  async session(): Promise<Step> {
    return stepOf(await this.call('GET', '/auth/session'));
  }

  async signIn(email: string, password: string): Promise<Step> {
    return stepOf(await this.call('POST', '/auth/login', { email, password }));
  }

  async answerSecondFactor(code: string): Promise<Step> {
    return stepOf(await this.call('POST', '/auth/2fa/authenticate', { code }));
  }

  async signOut(): Promise<void> {
    await this.call('DELETE', '/auth/session');
  }

  async reauthenticate(password: string): Promise<void> {
    await this.call('POST', '/auth/reauthenticate', { password });
  }

  async reauthenticateWithCode(code: string): Promise<void> {
    await this.call('POST', '/auth/2fa/reauthenticate', { code });
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.call('POST', '/account/password/change', { current_password: current, new_password: next });
  }

  async requestReset(email: string): Promise<void> {
    await this.call('POST', '/auth/password/request', { email });
  }

  /** Throws ApiProblem when the link is spent or wrong. */
  async checkResetKey(key: string): Promise<void> {
    await this.call('GET', '/auth/password/reset', undefined, { 'X-Password-Reset-Key': key });
  }

  async resetPassword(key: string, password: string): Promise<Step> {
    return stepOf(await this.call('POST', '/auth/password/reset', { key, password }));
  }

  async authenticators(): Promise<Authenticators> {
    const answer = (await this.call('GET', '/account/authenticators')) as {
      data?: readonly { type: string }[];
    };
    const types = (answer.data ?? []).map((entry) => entry.type);
    return { hasTotp: types.includes('totp'), hasRecoveryCodes: types.includes('recovery_codes') };
  }

  /** The secret of an authenticator app not enrolled yet; undefined when one is. */
  async proposedTotp(): Promise<TotpSecret | undefined> {
    const answer = await this.call('GET', '/account/authenticators/totp', undefined, {}, [...positions, 404]);
    mustBeFresh(answer);
    const { secret, totp_url: url } = answer.meta ?? {};
    return secret && url ? { secret, url } : undefined;
  }

  async enrolTotp(code: string): Promise<void> {
    mustBeFresh(await this.call('POST', '/account/authenticators/totp', { code }));
  }

  async removeTotp(): Promise<void> {
    mustBeFresh(await this.call('DELETE', '/account/authenticators/totp'));
  }

  async recoveryCodes(): Promise<readonly string[]> {
    return this.codesFrom('GET');
  }

  async renewRecoveryCodes(): Promise<readonly string[]> {
    return this.codesFrom('POST');
  }

  private async codesFrom(method: string): Promise<readonly string[]> {
    const answer = await this.call(
      method,
      '/account/authenticators/recovery-codes',
      method === 'POST' ? {} : undefined,
    );
    mustBeFresh(answer);
    return (answer.data as { unused_codes?: readonly string[] } | undefined)?.unused_codes ?? [];
  }

  private async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    accepted = positions,
  ): Promise<Answer> {
    try {
      return await firstValueFrom(this.http.request<Answer>(method, root + path, { body, headers }));
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      const answer = error.error as Answer | null;
      if (accepted.includes(error.status) && answer && !answer.errors) return answer;
      throw answer?.errors ? refusal(error.status, answer.errors) : problemFrom(error);
    }
  }
}

function stepOf(answer: Answer): Step {
  if (answer.status === 200) return 'signed_in';
  if (answer.meta?.is_authenticated) return 'reauthenticate';
  const pending = answer.data?.flows?.find((flow) => flow.is_pending);
  return pending?.id === 'mfa_authenticate' ? 'second_factor' : 'sign_in';
}

/** Changing what protects an account asks for the password again when the last time is long ago. */
function mustBeFresh(answer: Answer): void {
  if (answer.status === 401) throw new ApiProblem(401, 'reauthentication_required');
}

function refusal(status: number, errors: readonly Refusal[]): ApiProblem {
  const byField: Record<string, string[]> = {};
  for (const { param, code } of errors) {
    if (param) (byField[param] ??= []).push(code);
  }
  return new ApiProblem(status, errors[0]?.code ?? 'unexpected', '', byField);
}
