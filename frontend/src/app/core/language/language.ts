import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Injectable, effect, inject, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { storedSignal } from '../../shared/stored/stored-signal';
import { Session } from '../session/session';
import { type LanguageCode, languages } from './language-code';

const isLanguage = (value: unknown): value is LanguageCode => languages.includes(value as LanguageCode);

/** The language of the screen: the account's own, and before the sign-in what this browser last used. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly http = inject(HttpClient);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = storedSignal<LanguageCode>('nocc.language', 'it', isLanguage);
  readonly current = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      this.transloco.setActiveLang(this.current());
      this.root.lang = this.current();
    });
    effect(() => {
      const mine = this.session.me()?.language;
      if (mine) untracked(() => void this.show(mine));
    });
  }

  /** Texts are there before the first page is drawn. */
  async load(): Promise<void> {
    await firstValueFrom(this.transloco.load(this.current()));
  }

  /** Switches the screen, and the mails that this person gets. */
  async use(language: LanguageCode): Promise<void> {
    await this.show(language);
    if (this.session.me()) await firstValueFrom(this.http.patch('/api/v1/me/', { language }));
  }

  private async show(language: LanguageCode): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.chosen.set(language);
  }
}
