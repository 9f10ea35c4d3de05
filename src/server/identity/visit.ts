import type { Locale } from '#i18n/locale.ts';

/** What a command knows of the request behind it. */
export interface Visit {
  /** With the cookie that says who is signed in. */
  headers: Headers;
  /** The network address that the request came from. */
  address: string;
  /** The address of this portal as this visitor sees it: `https://portal.example`. */
  origin: string;
  locale: Locale;
}
