import { getMethodology } from '#server/open-data/index.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => answer(() => getMethodology(locals.portal));

export { readingOnly as fallback } from '../answer.ts';
