import { m } from '#i18n/compiled/messages.js';
import { formatNumber } from '#ui/format.ts';

/** What a filter chose, by name; empty ones are not chosen. */
export interface FilterNames {
  readonly sphere?: string;
  readonly region?: string;
  readonly district?: string;
  readonly type?: string;
}

/** What a narrowed list is about: «Здравоохранение · Аптека», and where. */
export function subjectOf({ sphere, region, district, type }: FilterNames): {
  subject: string;
  place: string;
} {
  return {
    subject: [sphere, type].filter(Boolean).join(' · '),
    place: district ?? region ?? '',
  };
}

/** «26–50 из 12 958»; null where the whole list is on the page. */
export function listPosition(page: {
  start: number;
  total: number;
  organizations: readonly unknown[];
}): string | null {
  const { start, total, organizations } = page;
  if (organizations.length === total) return null;
  return m.list_position({
    from: formatNumber(start + 1),
    to: formatNumber(start + organizations.length),
    total: formatNumber(total),
  });
}

/** «не меньше 5 оценок». */
export function atLeastRatings(count: number): string {
  return m.at_least_ratings({ count, number: formatNumber(count) });
}
