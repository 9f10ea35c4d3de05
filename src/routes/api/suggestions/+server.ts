import { suggest } from '#server/search/index.ts';
import type { RequestHandler } from './$types';

/** Entries of each kind; with all three the list still fits a phone. */
const LIMIT = 5;
const LONGEST = 200;

/** What the search box may offer for what is typed so far, in the language of the address. */
export const GET: RequestHandler = async ({ url, locals, setHeaders }) => {
  const q = (url.searchParams.get('q') ?? '').slice(0, LONGEST);
  setHeaders({ 'cache-control': 'public, max-age=60' });
  return Response.json(await suggest(locals.portal, { q, locale: locals.locale, limit: LIMIT }));
};
