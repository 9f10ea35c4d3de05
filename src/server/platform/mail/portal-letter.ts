import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import { pathInLocale } from '#i18n/path.ts';
import type { Letter } from './letter.ts';

/** Where a letter goes, and in which language it is written. */
export interface Addressee {
  email: string;
  language: Locale;
  /** The address of the portal that links begin with. */
  origin: string;
}

/** The absolute address of a page in the language of the addressee. */
export function portalLink(
  to: Pick<Addressee, 'origin' | 'language'>,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const url = new URL(pathInLocale(path, to.language), to.origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** A letter with the farewell that all letters of the portal have. */
export function portalLetter(to: Addressee, subject: string, text: string): Letter {
  const farewell = m.mail_signature({ portal: portalLink(to, '/') }, { locale: to.language });
  return { recipient: to.email, subject, body: `${text}\n\n${farewell}\n` };
}
