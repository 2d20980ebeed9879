import { type EnvironmentProviders } from '@angular/core';
import { type TranslocoLoader, provideTransloco } from '@jsverse/transloco';
import { of } from 'rxjs';

import { texts } from '../i18n/it';

class ItalianLoader implements TranslocoLoader {
  getTranslation() {
    return of(texts);
  }
}

/** The application's Italian texts, there at once. */
export function provideItalian(): EnvironmentProviders[] {
  return provideTransloco({
    config: { availableLangs: ['it', 'en'], defaultLang: 'it', prodMode: true },
    loader: ItalianLoader,
  });
}
