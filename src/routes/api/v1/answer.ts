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
