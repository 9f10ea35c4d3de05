/**
 * A profile is read, not worked with: everything on it works without JavaScript, so none is sent.
 */
export const csr = false;
