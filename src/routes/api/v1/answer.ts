import { ApiError } from '#server/open-data/index.ts';

/** Anyone may read the open API from any page, so every origin is allowed. */
const OPEN = { 'access-control-allow-origin': '*' };

/** Answers with JSON, or with a problem document (RFC 9457) when the work refuses. */
export async function answer(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: { ...OPEN, 'cache-control': 'no-cache' } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return new Response(JSON.stringify(error.problem), {
      status: error.problem.status,
      headers: { ...OPEN, 'content-type': 'application/problem+json' },
    });
  }
}

/** The open API is for reading alone: the `fallback` of its endpoints. */
export async function readingOnly(): Promise<Response> {
  const response = await answer(async () => {
    const detail = 'The open API can only be read, with GET or HEAD.';
    throw new ApiError({ title: 'Method Not Allowed', status: 405, detail });
  });
  response.headers.set('allow', 'GET, HEAD');
  return response;
}
