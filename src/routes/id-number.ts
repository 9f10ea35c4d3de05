import { error } from '@sveltejs/kit';

/**
 * The positive whole number that names a thing in an address or a form; any other text, or none, is
 * answered with 404.
 */
export function idNumber(text: string | undefined): number {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : error(404);
}
