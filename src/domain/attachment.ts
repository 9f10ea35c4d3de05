/** Largest file that may be sent along with a form, in bytes. */
export const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
