import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#i18n/compiled/runtime.js';

/** One route serves a page in every language: the prefix of the language is taken off. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
