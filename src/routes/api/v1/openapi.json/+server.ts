import { openApiDocument } from '#server/open-data/index.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(async () => openApiDocument());

export { readingOnly as fallback } from '../answer.ts';
