/** The languages of the portal; Russian is at the root of the site. */
export const LOCALES = ['ru', 'be', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language's own name. */
export const LOCALE_NAMES: Record<Locale, string> = {
  ru: 'Русский',
  be: 'Беларуская',
  en: 'English',
};

/**
 * Picks the text in a language out of a row with columns `name_ru`, `name_be` and perhaps
 * `name_en`; what has no English text is shown in Russian.
 */
export function inLocale(
  locale: Locale,
  ru: string,
  be: string | null | undefined,
  en?: string | null,
): string {
  if (locale === 'be') return be || ru;
  if (locale === 'en') return en || ru;
  return ru;
}
