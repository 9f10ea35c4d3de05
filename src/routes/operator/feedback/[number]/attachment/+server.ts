import { error } from '@sveltejs/kit';
import { readMessageAttachment } from '#server/feedback/index.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { attachmentResponse } from '../../../../attachment-response.ts';
import type { RequestHandler } from './$types';

/** What was attached to a message, to save. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const number = idNumber(params.number);
  const attachment = await readMessageAttachment(locals.portal, signedIn(locals), number);
  return attachment ? attachmentResponse(attachment) : error(404);
};
