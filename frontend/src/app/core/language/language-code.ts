export const languages = ['it', 'en'] as const;
export type LanguageCode = (typeof languages)[number];
