import { error } from '@sveltejs/kit';
import { readRequestLetter } from '#server/registration-requests/index.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { attachmentResponse } from '../../../../attachment-response.ts';
import type { RequestHandler } from './$types';

/** The letter of a request, to save. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const number = idNumber(params.number);
  const letter = await readRequestLetter(locals.portal, signedIn(locals), number);
  return letter ? attachmentResponse(letter) : error(404);
};
