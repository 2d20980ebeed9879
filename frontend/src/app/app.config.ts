import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { MAT_RIPPLE_GLOBAL_OPTIONS } from '@angular/material/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';

import { routes } from './app.routes';
import { interceptors } from './core/http/interceptors';
import { BundledLoader } from './core/language/bundled-loader';
import { Language } from './core/language/language';
import { languages } from './core/language/language-code';
import { Session } from './core/session/session';
import { Titles } from './core/shell/titles';
import { Theme } from './core/theme/theme';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    // fetch() does not tell how much of an upload has gone.
    provideHttpClient(withXhr(), withInterceptors(interceptors)),
    provideTransloco({
      config: {
        availableLangs: [...languages],
        defaultLang: 'it',
        fallbackLang: 'it',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: isDevMode() },
      },
      loader: BundledLoader,
    }),
    provideAppInitializer(async () => {
      inject(Theme);
      const [language, session] = [inject(Language), inject(Session)];
      await Promise.all([language.load(), session.restore()]);
    }),
    { provide: TitleStrategy, useExisting: Titles },
    {
      provide: MAT_RIPPLE_GLOBAL_OPTIONS,
      useValue: { disabled: true, animation: { enterDuration: 0, exitDuration: 0 } },
    },
  ],
};
