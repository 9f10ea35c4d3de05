import { getRanking, parseQuery, rankingQuerySchema } from '#server/open-data/index.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
  answer(async () => getRanking(locals.portal, parseQuery(rankingQuerySchema, url.searchParams)));

export { readingOnly as fallback } from '../answer.ts';
