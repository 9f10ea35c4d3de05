import { LOCALES, type Locale } from './locale.ts';

/*
 * Every page has one address in each language: Russian at the root of the site, the others under
 * a prefix of their own. These few lines are all that the browser needs to know of it.
 */

const BASE: Locale = 'ru';
const PREFIX = new RegExp(`^/(${LOCALES.filter((locale) => locale !== BASE).join('|')})(?=/|$)`);

/** The language that a path of this site is in. */
export function localeOfPath(path: string): Locale {
  return (PREFIX.exec(path)?.[1] as Locale | undefined) ?? BASE;
}

/** The same path without its language: as in Russian, and as the routes are named. */
export function withoutLocale(path: string): string {
  // One slash at the start: two would lead to another site.
  return path.replace(PREFIX, '').replace(/^\/{2,}/, '/') || '/';
}

/** The same path in a language, whichever language it is in. */
export function pathInLocale(path: string, locale: Locale): string {
  const plain = withoutLocale(path);
  if (locale === BASE) return plain;
  // The router wants no slash at the end, and would lead away from one.
  return plain === '/' ? `/${locale}` : `/${locale}${plain}`;
}
