import { error } from '@sveltejs/kit';

/** A number that names a thing, in an address or a form; any other text is answered with 404. */
export function idNumber(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : error(404);
}
