import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { FORM_MAX_BYTES } from '#domain/attachment.ts';

/** Forms with a file, by route. */
const WITH_FILE: ReadonlySet<string | null> = new Set([
  '/registration-request',
  '/help/feedback',
  '/cabinet/[id]/photo',
]);

/**
 * Refuses what is larger than a form of that page can be, before it is read. Browsers say how much
 * they send; whoever does not say it may send no form. The server refuses what is larger than any
 * form may be (src/cli/listen.ts).
 */
export const withBodyLimit: Handle = ({ event, resolve }) => {
  const { request, route } = event;
  if (request.body !== null && !WITH_FILE.has(route.id)) {
    const length = request.headers.get('content-length');
    if (length === null) error(411);
    if (Number(length) > FORM_MAX_BYTES) error(413);
  }
  return resolve(event);
};
