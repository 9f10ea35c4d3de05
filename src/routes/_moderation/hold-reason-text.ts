import type { HoldReason } from '#domain/comment/hold-reason.ts';
import { m } from '#i18n/compiled/messages.js';

const TEXTS: Record<HoldReason, () => string> = {
  insult: m.hold_insult,
  link: m.hold_link,
  repetition: m.hold_repetition,
  capitals: m.hold_capitals,
  many: m.hold_many,
  copied: m.hold_copied,
};

/** Why a comment waits, in words. */
export const holdReasonText = (reason: HoldReason) => TEXTS[reason]();
