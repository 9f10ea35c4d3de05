/** Longest name of an organisation, in characters; the longest official names have some 300. */
export const NAME_MAX_LENGTH = 500;
export const SHORT_NAME_MAX_LENGTH = 160;
/** Longest name and position of a person, in characters. */
export const PERSON_TEXT_MAX_LENGTH = 200;
/** One request names so many responsible persons at most; more can be invited later. */
export const MOST_PERSONS = 10;
/** Longest reason of a refusal, in characters. */
export const REASON_MAX_LENGTH = 2000;
/** A request should be decided within so many days; then it is overdue. */
export const DECISION_DAYS = 5;
/** A decided request, with its persons and its letter, is deleted after so many days. */
export const REQUEST_KEPT_DAYS = 3 * 365;
/** An invitation is good for so many days. */
export const INVITATION_DAYS = 7;

const DAY = 86_400_000;

/** Whether a request that is still open has waited longer than it should. */
export function isOverdue(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > DECISION_DAYS * DAY;
}

/** Whole days since. */
export function daysSince(moment: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - moment.getTime()) / DAY));
}

/**
 * A telephone number as typed, in the form in which it is stored: `+` and digits stay, and what
 * people write between them becomes one space or hyphen.
 */
export function normalizePhone(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[‐–—−]/g, '-');
}

const PHONE = /^(?<number>\+?[\d\s()-]+)(?:,?\s?(?:доб|дад|ext)\.?\s?\d{1,5})?$/i;

/** True for 7–15 digits (E.164) with plus, brackets, spaces and hyphens, and perhaps an extension. */
export function isPhone(text: string): boolean {
  const digits = PHONE.exec(text)?.groups?.number?.replace(/\D/g, '').length ?? 0;
  return text.length <= 40 && digits >= 7 && digits <= 15;
}
