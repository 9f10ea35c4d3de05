const MEGABYTE = 2 ** 20;

/** Largest file that may be sent along with a form, in megabytes. */
export const FILE_MAX_MEGABYTES = 10;
/** The same in bytes. */
export const FILE_MAX_BYTES = FILE_MAX_MEGABYTES * MEGABYTE;

/**
 * The largest form without its file, in bytes: also a far too long comment comes back to its author
 * with what is wrong.
 */
export const FORM_MAX_BYTES = 2 * MEGABYTE;
