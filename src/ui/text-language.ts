import { languageOf } from '#domain/comment/language.ts';
import { getLocale } from '#i18n/compiled/runtime.js';

/*
 * What `lang` says of texts that are not in the language of the page, so that they are read aloud
 * rightly; undefined where they are.
 */

/** Of what people wrote: a comment, a remark, an official reply. */
export function languageOfText(text: string): 'ru' | 'be' | undefined {
  const language = languageOf(text);
  return language === 'other' || language === getLocale() ? undefined : language;
}

/** Of a name or an address: what has none in English stands in Russian on English pages. */
export function languageOfName(name: string): 'ru' | undefined {
  return getLocale() === 'en' && /[а-яё]/i.test(name) ? 'ru' : undefined;
}
