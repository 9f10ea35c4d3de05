import { readBaseMap } from '#server/base-map/index.ts';
import type { RequestHandler } from './$types';

/** What maps show beneath their own things, in the language of the address. */
export const GET: RequestHandler = ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'public, max-age=3600' });
  return Response.json(readBaseMap(locals.portal, locals.locale));
};
