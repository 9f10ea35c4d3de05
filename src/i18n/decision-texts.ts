import type { DecisionKind, DecisionReason } from '#domain/moderation/decision.ts';
import { m } from './compiled/messages.js';
import type { Locale } from './locale.ts';

type Text = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const REASONS: Record<DecisionReason, Text> = {
  insult: m.moderation_reason_insult,
  spam: m.moderation_reason_spam,
  'personal-data': m.moderation_reason_personal_data,
  'off-topic': m.moderation_reason_off_topic,
  unlawful: m.moderation_reason_unlawful,
  'not-received': m.moderation_reason_not_received,
  repeated: m.moderation_reason_repeated,
  'own-staff': m.moderation_reason_own_staff,
  'wrong-organization': m.moderation_reason_wrong_organization,
  unfair: m.moderation_reason_unfair,
  other: m.moderation_reason_other,
};

const KINDS: Record<DecisionKind, Text> = {
  published: m.moderation_kind_published,
  masked: m.moderation_kind_masked,
  hidden: m.moderation_kind_hidden,
  restored: m.moderation_kind_restored,
  excluded: m.moderation_kind_excluded,
  reinstated: m.moderation_kind_reinstated,
  'remark-hidden': m.moderation_kind_remark_hidden,
  'remark-published': m.moderation_kind_remark_published,
};

/** A reason of a decision, in words. */
export function reasonText(reason: DecisionReason, locale: Locale): string {
  return REASONS[reason]({}, { locale });
}

/** What was decided, in words. */
export function kindText(kind: DecisionKind, locale: Locale): string {
  return KINDS[kind]({}, { locale });
}

/** Why something was decided, in words: the reason, and what the operator wrote. */
export function groundsText(
  { reason, note }: { reason: DecisionReason; note: string | null },
  locale: Locale,
): string {
  if (note === null) return reasonText(reason, locale);
  return reason === 'other' ? note : `${reasonText(reason, locale)}. ${note}`;
}
