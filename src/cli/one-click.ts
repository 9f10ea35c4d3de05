import type { IncomingMessage } from 'node:http';
import { withoutLocale } from '#i18n/path.ts';

/**
 * Lets a mail program press the button «unsubscribe» for its reader (RFC 8058): it sends a form
 * without saying from where, which the pages refuse, since another site could send it with a
 * reader's cookies. So here it goes on without cookies; the token in the address is all it needs.
 *
 * @param protocol by which people reach the portal
 */
export function admitOneClick(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  protocol: string,
): void {
  const { method, url = '', headers } = request;
  if (method !== 'POST' || headers.origin !== undefined || !url.includes('/unsubscribe?')) return;
  if (withoutLocale(url.slice(0, url.indexOf('?'))) !== '/unsubscribe') return;
  delete headers.cookie;
  headers.origin = `${protocol}://${headers.host}`;
}
