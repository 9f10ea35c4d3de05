import { error } from '@sveltejs/kit';
import { readRequestLetter } from '#server/registration-requests/index.ts';
import { signedIn } from '../../../../_identity/visit.ts';
import type { RequestHandler } from './$types';

/** The letter of a request, to save: nothing that strangers sent is shown inside the portal. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const number = /^[1-9]\d{0,14}$/.test(params.number) ? Number(params.number) : error(404);
  const letter = await readRequestLetter(locals.portal, signedIn(locals), number);
  if (!letter) error(404);
  return new Response(Buffer.from(letter.content), {
    headers: {
      'content-type': letter.mediaType,
      'content-disposition': `attachment; filename="letter"; filename*=UTF-8''${encodeURIComponent(letter.fileName)}`,
      'cache-control': 'no-store',
    },
  });
};
