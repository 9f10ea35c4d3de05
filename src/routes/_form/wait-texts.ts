import { m } from '#i18n/compiled/messages.js';
import { formatNumber } from '#ui/format.ts';

/** After wrong passwords: how long to wait. */
export function mustWait(seconds: number): string {
  return m.identity_must_wait({ count: seconds, number: formatNumber(seconds) });
}

/** After too many letters or registrations: how long to wait. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return m.identity_too_many({ count: minutes, number: formatNumber(minutes) });
}
