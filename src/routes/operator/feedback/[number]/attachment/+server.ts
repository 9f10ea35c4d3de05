import { error } from '@sveltejs/kit';
import { readMessageAttachment } from '#server/feedback/index.ts';
import { signedIn } from '../../../../_identity/visit.ts';
import { attachmentResponse } from '../../../../attachment-response.ts';
import { numberParam } from '../../../../number-param.ts';
import type { RequestHandler } from './$types';

/** What was attached to a message, to save. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const number = numberParam(params.number);
  const attachment = await readMessageAttachment(locals.portal, signedIn(locals), number);
  return attachment ? attachmentResponse(attachment) : error(404);
};
