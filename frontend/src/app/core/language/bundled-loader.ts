import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

const bundles: Record<string, () => Promise<{ texts: Translation }>> = {
  it: () => import('../../../i18n/it'),
  en: () => import('../../../i18n/en'),
};

/** Texts travel with the application, one lazy chunk a language. */
@Injectable({ providedIn: 'root' })
export class BundledLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return (await bundles[language]?.())?.texts ?? {};
  }
}
