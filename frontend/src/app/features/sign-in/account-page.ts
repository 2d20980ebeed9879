import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { Language } from '../../core/language/language';
import { languages } from '../../core/language/language-code';
import { Allauth } from '../../core/session/allauth';
import { FreshSignIn } from '../../core/session/fresh-sign-in';
import { Session } from '../../core/session/session';
import { Theme, themePreferences } from '../../core/theme/theme';
import { Toasts } from '../../core/toasts/toasts';
import { Confirm } from '../../shared/confirm/confirm';
import { Icon } from '../../shared/icon/icon';
import { ErrorState } from '../../shared/state/error-state';
import { Skeleton } from '../../shared/state/skeleton';
import { CalendarFeed } from '../../widgets/calendar-feed/calendar-feed';
import { RecoveryCodesDialog } from './recovery-codes-dialog';
import { TotpDialog } from './totp-dialog';

@Component({
  selector: 'nocc-account-page',
  imports: [CalendarFeed, ErrorState, Icon, MatButton, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  private readonly allauth = inject(Allauth);
  private readonly fresh = inject(FreshSignIn);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
  /** Only those who read images sit in a reading room. */
  protected readonly themes = computed(() =>
    themePreferences.filter((theme) => theme !== 'reading' || !this.session.isPatient()),
  );
  protected readonly languages = languages;
  protected readonly factors = resource({ loader: () => this.allauth.authenticators() });

  protected async enrol(): Promise<void> {
    await this.attempt(async () => {
      const proposed = await this.allauth.proposedTotp();
      if (!proposed) return;
      const opened = this.dialog.open<TotpDialog, typeof proposed, boolean>(TotpDialog, {
        data: proposed,
        width: '440px',
      });
      if (await firstValueFrom(opened.afterClosed())) this.showCodes(await this.allauth.recoveryCodes());
    });
  }

  protected async remove(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'session.account.disableTitle',
      text: 'session.account.disableText',
      action: 'session.account.disable',
      isDestructive: true,
    });
    if (!isSure) return;
    await this.attempt(async () => {
      await this.allauth.removeTotp();
      this.toasts.say('session.account.disabled');
    });
  }

  protected async renewCodes(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'session.account.renewTitle',
      text: 'session.account.renewText',
      action: 'session.account.renew',
    });
    if (isSure) await this.attempt(async () => this.showCodes(await this.allauth.renewRecoveryCodes()));
  }

  private showCodes(codes: readonly string[]): void {
    this.dialog.open(RecoveryCodesDialog, { data: codes, width: '440px', disableClose: true });
  }

  /** What protects an account changes only just after its owner proved to be here. */
  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await this.fresh.run(act);
    } catch (error) {
      this.toasts.refuse(error);
    }
    this.factors.reload();
  }
}
