import { createHmac, timingSafeEqual } from 'node:crypto';
import { isKindName, type KindName } from '#domain/notification/kinds.ts';

/** What somebody wants no more letters of: one kind, or the digest. */
export type Unsubscription = { userId: string; from: KindName | 'digest' };

/**
 * What the link in a letter carries: it says whose letters of which kind shall end, and is signed,
 * so that only the reader of such a letter has it. It can be used at any time and by whoever has
 * it, since letters lie in mailboxes for years and all it can do is to end letters.
 *
 * @param secret of the configuration
 */
export function unsubscribeToken(secret: string, { userId, from }: Unsubscription): string {
  const said = Buffer.from(`${from}:${userId}`).toString('base64url');
  return `${said}.${signature(secret, said).toString('base64url')}`;
}

/** What a token says; null when its signature is not ours. */
export function readUnsubscribeToken(secret: string, token: string): Unsubscription | null {
  const [said = '', signed = '', ...more] = token.split('.');
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(secret, said);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs || more.length > 0) return null;
  const text = Buffer.from(said, 'base64url').toString();
  const colon = text.indexOf(':');
  const [from, userId] = [text.slice(0, colon), text.slice(colon + 1)];
  return from === 'digest' || isKindName(from) ? { userId, from } : null;
}

/** For this purpose alone: a signature of anything else of ours does not pass here. */
function signature(secret: string, said: string): Buffer {
  return createHmac('sha256', secret).update(`unsubscribe ${said}`).digest();
}
