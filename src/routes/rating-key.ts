import { isDay } from '#domain/calendar.ts';
import type { RatingKey } from '#server/ratings/index.ts';

/** The rating after which a page goes on, as `2026-11-21.123`; anything else is the start. */
export function readRatingKey(text: string | null): RatingKey | null {
  const [ratedOn = '', id = ''] = text?.split('.') ?? [];
  return isDay(ratedOn) && /^\d{1,15}$/.test(id) ? { ratedOn, id: Number(id) } : null;
}

/** The address of what comes after a rating; null when nothing does. */
export function ratingKeyText(key: RatingKey | null | undefined): string | null {
  return key ? `${key.ratedOn}.${key.id}` : null;
}
