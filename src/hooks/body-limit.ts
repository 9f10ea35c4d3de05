import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';

/** Forms with a file, by route. */
const WITH_FILE: ReadonlySet<string | null> = new Set([
  '/registration-request',
  '/help/feedback',
  '/cabinet/[id]/photo',
]);

/**
 * The largest form without a file, in bytes: also a far too long comment comes back to its author
 * with what is wrong. The server refuses what is larger than any form may be (src/cli/listen.ts).
 */
const FORM = 2 * 1024 * 1024;

/**
 * Refuses what is larger than a form of that page can be, before it is read. Browsers say how much
 * they send; whoever does not say it may send no form.
 */
export const withBodyLimit: Handle = ({ event, resolve }) => {
  const { request, route } = event;
  if (request.body !== null && !WITH_FILE.has(route.id)) {
    const length = request.headers.get('content-length');
    if (length === null) error(411);
    if (Number(length) > FORM) error(413);
  }
  return resolve(event);
};
