/** The forms that can be downloaded, by the names that their addresses have. */
export const FORM_NAMES = [
  'registration-letter',
  'registration-notice',
  'local-registry',
  'registry-cover-letter',
  'recommendations',
  'information-request',
] as const;
export type FormName = (typeof FORM_NAMES)[number];
