import {
  listOrganizations,
  organizationsQuerySchema,
  parseQuery,
} from '#server/open-data/index.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
  answer(async () =>
    listOrganizations(locals.portal, parseQuery(organizationsQuerySchema, url.searchParams)),
  );

export { readingOnly as fallback } from '../answer.ts';
