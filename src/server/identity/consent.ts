import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';

/** The version of the consent's text; a changed text gets a new one (the date it is in force). */
export const CONSENT_VERSION = '2026-01-15';

/** What a person consents to, as it is shown and kept (Law No. 99-Z of 7 May 2021, article 5). */
export function consentText(locale: Locale): string {
  return m.identity_consent_text({}, { locale });
}
