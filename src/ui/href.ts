import { getLocale } from '#i18n/compiled/runtime.js';
import type { Locale } from '#i18n/locale.ts';
import { pathInLocale } from '#i18n/path.ts';

/** What stands behind the `?` of an address; what is empty or left out is not written. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/**
 * The address of a page of this site in a language, the present one unless another is given.
 *
 * @param path as in Russian, beginning with `/`, without query: `/organizations`
 */
export function pageHref(path: string, query: Query = {}, locale: Locale = getLocale()): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, `${value}`);
  }
  const search = parameters.size > 0 ? `?${parameters}` : '';
  return `${pathInLocale(path, locale)}${search}`;
}
