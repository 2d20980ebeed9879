import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import { ApiProblem } from '../../shared/problem/api-problem';
import { AccessToken } from './access-token';
import { ReauthenticateDialog } from './reauthenticate-dialog';

/** Acts that bind (signing, changing factors) need a sign-in of the last minutes; this asks for it when the server does. */
@Injectable({ providedIn: 'root' })
export class FreshSignIn {
  private readonly dialog = inject(MatDialog);
  private readonly token = inject(AccessToken);

  /** Runs the act; if refused for age, asks for the password and runs it once more. Undefined when the reader gave up. */
  async run<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'reauthentication_required')) throw error;
    }
    if (!(await this.ask())) return undefined;
    await this.token.renew();
    return act();
  }

  private async ask(): Promise<boolean> {
    const opened = this.dialog.open<ReauthenticateDialog, undefined, boolean>(ReauthenticateDialog, {
      width: '400px',
    });
    return (await firstValueFrom(opened.afterClosed())) ?? false;
  }
}
