import { error } from '@sveltejs/kit';

/** An id out of a path or a form; anything else than a positive whole number leads nowhere. */
export function ownId(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : error(404);
}
