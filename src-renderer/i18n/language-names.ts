import type { Language } from '#shared/domain/primitives.ts';

/** In their own script, and no flags: a language is not a country. */
export const languageNames: readonly { language: Language; name: string }[] = [
  { language: 'fr', name: 'Français' },
  { language: 'en', name: 'English' },
  { language: 'ar', name: 'العربية' },
  { language: 'pt', name: 'Português' },
  { language: 'tr', name: 'Türkçe' },
  { language: 'es', name: 'Español' },
];
