/** The documents are read, not worked with: everything on them works without JavaScript. */
export const csr = false;
