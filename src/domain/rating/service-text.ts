/** The most characters of a service that a citizen names in own words. */
export const SERVICE_TEXT_MAX_LENGTH = 300;
