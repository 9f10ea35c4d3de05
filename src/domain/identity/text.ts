/** Longest e-mail address, in characters (RFC 5321, erratum 1690). */
export const EMAIL_MAX_LENGTH = 254;

/** Control characters, and the mark that decoding puts where bytes were no UTF-8. */
const DAMAGE = /[\p{Cc}\u{FFFD}]/u;

/** True when a line of text arrived whole: no control characters, nothing that was no UTF-8. */
export function isIntact(text: string): boolean {
  return text.isWellFormed() && !DAMAGE.test(text);
}

/** The form in which an address is stored and compared: small letters, nothing around them. */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase();
}
