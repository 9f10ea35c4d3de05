import { error } from '@sveltejs/kit';

/** The number that an address names; what is none is answered with 404. */
export function numberParam(text: string | undefined): number {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : error(404);
}
