import { error } from '@sveltejs/kit';
import { findForm } from '#server/documents/index.ts';
import type { RequestHandler } from './$types';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A form in the language of the address, as a file of Word. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const form = (await findForm(params.name, locals.locale)) ?? error(404);
  const title = encodeURIComponent(`${form.title}.docx`);
  return new Response(new Uint8Array(form.content), {
    headers: {
      'content-type': WORD,
      'content-length': String(form.content.length),
      'content-disposition': `attachment; filename="${form.name}-${locals.locale}.docx"; filename*=UTF-8''${title}`,
      'cache-control': 'public, max-age=3600',
    },
  });
};
