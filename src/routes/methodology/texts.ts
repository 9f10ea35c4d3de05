import { m } from '#i18n/compiled/messages.js';
import { formatNumber } from '#ui/format.ts';

/** 365 дней. */
export function countDays(count: number): string {
  return m.methodology_days({ count, number: formatNumber(count) });
}

/** A number of the country, precise enough to compute with; it may not be known yet. */
export function precise(value: number | null): string {
  return value === null ? m.methodology_unknown() : formatNumber(value, 4);
}
