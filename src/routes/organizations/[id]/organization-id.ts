import { error } from '@sveltejs/kit';

/** Ids are positive whole numbers; a path with anything else leads nowhere. */
export function organizationId(parameter: string): number {
  if (!/^[1-9]\d{0,14}$/.test(parameter)) error(404);
  return Number(parameter);
}
