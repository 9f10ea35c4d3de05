/** A form and a list work without JavaScript, so none is sent. */
export const csr = false;
