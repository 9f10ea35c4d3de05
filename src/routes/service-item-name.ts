import { inLocale, type Locale } from '#i18n/locale.ts';
import type { Reference } from '#server/reference/index.ts';

/** What a rating says of the service it was about. */
interface RatedService {
  serviceItemId: string | null;
  /** In the citizen's words, or in those of the organisation. */
  serviceText: string | null;
  /** Only in those of the organisation. */
  serviceTextBe: string | null;
}

/** The service that a rating was about, in one language; null where it names none. */
export function serviceItemName(
  { serviceItemId, serviceText, serviceTextBe }: RatedService,
  reference: Reference,
  locale: Locale,
): string | null {
  if (serviceItemId !== null)
    return reference.serviceItems.get(serviceItemId)?.name[locale] ?? null;
  return serviceText === null ? null : inLocale(locale, serviceText, serviceTextBe);
}
