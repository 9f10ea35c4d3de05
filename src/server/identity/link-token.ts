import { createHash, randomBytes } from 'node:crypto';

/** The secret of a link in a letter: 256 bits that nobody guesses. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A link's secret as it is stored: whoever reads the database cannot make a link of it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
