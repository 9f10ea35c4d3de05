import type { Reroute } from '@sveltejs/kit/hooks';
import { defineCustomClientStrategy } from '#i18n/compiled/runtime.js';
import { PATH_STRATEGY } from '#i18n/options.ts';
import { localeOfPath, withoutLocale } from '#i18n/path.ts';

defineCustomClientStrategy(PATH_STRATEGY, {
  getLocale: () => (typeof location === 'undefined' ? undefined : localeOfPath(location.pathname)),
  // The language changes by going to another address.
  setLocale: () => {},
});

/** One route serves a page in every language: the prefix of the language is taken off. */
export const reroute: Reroute = ({ url }) => withoutLocale(url.pathname);
