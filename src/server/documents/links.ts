import type { Locale } from '#i18n/locale.ts';
import { pathInLocale } from '#i18n/path.ts';

/** Where a link of a document may lead: the web, mail, a telephone, a page or a place of ours. */
const ALLOWED = /^(?:https?:\/\/[^\s/\\]|mailto:[^\s:]+@|tel:\+?[\d()-]|\/(?![/\\])|#[^\s#])/i;

/** Whether a document may link there; a link elsewhere stays the text that it is. */
export function isAllowedLink(href: string): boolean {
  return ALLOWED.test(href.trim()) && !/[\\\p{Cc}]/u.test(href);
}

/** The same address in a language: pages of ours have one in each, the open API has one for all. */
export function linkInLocale(href: string, locale: Locale): string {
  if (!href.startsWith('/') || href.startsWith('/api/')) return href;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  return pathInLocale(path, locale) + rest;
}
