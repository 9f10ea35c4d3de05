import {
  COMMENT_REASONS,
  EXCLUSION_REASONS,
  type DecisionReason,
} from '#domain/moderation/decision.ts';
import { sumOf, type MonthFigures } from '#domain/moderation/figures.ts';
import type { Locale } from '#i18n/locale.ts';
import { reasonText } from '#i18n/decision-texts.ts';
import { readFigures, type PublicMonth } from '#server/moderation/index.ts';
import type { PageServerLoad } from './$types';

/** So many months are shown at first: on a phone each takes half a screen. */
const FIRST_MONTHS = 6;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { portal, locale } = locals;
  const found = await readFigures(portal);
  const all = url.searchParams.get('months') === 'all';
  const months = all ? found : found.slice(0, FIRST_MONTHS);
  const listed = (reasons: readonly DecisionReason[]) =>
    reasons.filter((reason) => reason !== 'other').map((reason) => reasonText(reason, locale));
  return {
    hasMore: months.length < found.length,
    months: months.map(({ month, running, figures }) => ({
      month,
      running,
      ...figures,
      hidden: sumOf(figures.hidden),
      excluded: sumOf(figures.excluded),
      appeals: figures.appeals.received,
      granted: figures.appeals.granted,
      upheld: figures.appeals.upheld,
      // Stored before remarks were counted: not known, which is not none.
      remarks: figures.remarks?.received ?? null,
      remarksHidden: figures.remarks ? sumOf(figures.remarks.hidden) : null,
    })),
    byReason: [
      {
        kind: 'hidden' as const,
        reasons: byReason(months, ({ hidden }) => hidden, COMMENT_REASONS, locale),
      },
      {
        kind: 'remarksHidden' as const,
        reasons: byReason(months, ({ remarks }) => remarks?.hidden, COMMENT_REASONS, locale),
      },
      {
        kind: 'excluded' as const,
        reasons: byReason(months, ({ excluded }) => excluded, EXCLUSION_REASONS, locale),
      },
    ],
    reasons: listed(COMMENT_REASONS),
    exclusions: listed(EXCLUSION_REASONS),
  };
};

/** For each reason, how often it was given in each month; null: that was not counted. */
function byReason(
  months: readonly PublicMonth[],
  of: (figures: MonthFigures) => Partial<Record<DecisionReason, number>> | undefined,
  reasons: readonly DecisionReason[],
  locale: Locale,
) {
  return reasons.map((reason) => ({
    text: reasonText(reason, locale),
    counts: months.map(({ figures }) => {
      const counts = of(figures);
      return counts ? (counts[reason] ?? 0) : null;
    }),
  }));
}
