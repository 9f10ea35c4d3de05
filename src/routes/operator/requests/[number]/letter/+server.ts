import { error } from '@sveltejs/kit';
import { readRequestLetter } from '#server/registration-requests/index.ts';
import { signedIn } from '../../../../_identity/visit.ts';
import { attachmentResponse } from '../../../../attachment-response.ts';
import { numberParam } from '../../../../number-param.ts';
import type { RequestHandler } from './$types';

/** The letter of a request, to save. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const number = numberParam(params.number);
  const letter = await readRequestLetter(locals.portal, signedIn(locals), number);
  return letter ? attachmentResponse(letter) : error(404);
};
