import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface InvitationDescription {
  readonly purpose: string;
  readonly target_name?: string | null;
  readonly invited_by?: string | null;
  readonly email: string;
  readonly until?: string | null;
  readonly has_account: boolean;
}

export interface NewcomerDetails {
  given_name: string;
  family_name: string;
  password: string;
}

@Injectable({ providedIn: 'root' })
export class Invitations {
  private readonly http = inject(HttpClient);

  describe(token: string): Promise<InvitationDescription> {
    return firstValueFrom(this.http.get<InvitationDescription>(this.url(token)));
  }

  accept(token: string, details: NewcomerDetails | Record<string, never>): Promise<unknown> {
    return firstValueFrom(this.http.post(`${this.url(token)}accept/`, details));
  }

  private url(token: string): string {
    return `/api/v1/invitations/${encodeURIComponent(token)}/`;
  }
}
