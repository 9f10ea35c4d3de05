import { getOrganization } from '#server/open-data/index.ts';
import { answer } from '../../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
  answer(() => getOrganization(locals.portal, params.id));

export { readingOnly as fallback } from '../../answer.ts';
