import { DOCUMENT, Injectable, effect, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { storedSignal } from '../../shared/stored/stored-signal';

export const languages = ['it', 'en'] as const;
export type LanguageCode = (typeof languages)[number];

const isLanguage = (value: unknown): value is LanguageCode => languages.includes(value as LanguageCode);

@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly root = inject(DOCUMENT).documentElement;
  readonly current = storedSignal<LanguageCode>('nocc.language', 'it', isLanguage);

  constructor() {
    effect(() => {
      this.transloco.setActiveLang(this.current());
      this.root.lang = this.current();
    });
  }

  /** Texts are there before the first page is drawn. */
  async load(): Promise<void> {
    await firstValueFrom(this.transloco.load(this.current()));
  }

  async use(language: LanguageCode): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.current.set(language);
  }
}
