import { ApiError } from '#server/open-data/index.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

/** Whatever the open API has not. */
export const fallback: RequestHandler = ({ url }) =>
  answer(async () => {
    const detail = `There is nothing at ${url.pathname}; /api/v1/openapi.json says what there is.`;
    throw new ApiError({ title: 'Not Found', status: 404, detail });
  });
