import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface Offer {
  readonly purpose: string;
  readonly target_name: string;
  readonly invited_by: { readonly name: string; readonly facility: string };
  readonly until: string | null;
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  readonly specialties: readonly { readonly code: string; readonly label: string }[];
}

export interface Newcomer {
  given_name: string;
  family_name: string;
  specialty: string;
  facility: string;
  register_number: string;
  register_province: string;
  password: string;
}

@Injectable({ providedIn: 'root' })
export class Invitations {
  private readonly http = inject(HttpClient);

  describe(token: string): Promise<Offer> {
    return firstValueFrom(this.http.get<Offer>(this.url(token)));
  }

  /** Answers the address that was invited. */
  async accept(token: string, newcomer?: Newcomer): Promise<string> {
    const accepted = this.http.post<{ email: string }>(`${this.url(token)}accept/`, newcomer ?? {});
    return (await firstValueFrom(accepted)).email;
  }

  private url(token: string): string {
    return `/api/v1/invitations/${encodeURIComponent(token)}/`;
  }
}
