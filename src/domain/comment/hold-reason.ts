/**
 * Why a comment waits for the operator before others see it: a word of the list; links, repetition
 * or capitals; many comments of one source within a short time; the same text said elsewhere.
 */
export const HOLD_REASONS = ['insult', 'link', 'repetition', 'capitals', 'many', 'copied'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
