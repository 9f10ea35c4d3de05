import type { Handle } from '@sveltejs/kit/hooks';
import { ApiError } from '#server/open-data/index.ts';
import { answer } from '../routes/api/v1/answer.ts';

/**
 * An address of the open API that is no valid UTF-8, such as `/api/v1/organizations/%ff`, has no
 * route, not even the one for whatever the API has not. It is answered in the form of the API here;
 * the framework would answer with a page.
 */
export const withApiProblem: Handle = ({ event, resolve }) => {
  const isOfApi = event.url.pathname.startsWith('/api/v1/');
  if (event.route.id !== null || !isOfApi) return resolve(event);
  return answer(async () => {
    const detail = 'The address is not valid UTF-8.';
    throw new ApiError({ title: 'Bad Request', status: 400, detail });
  });
};
