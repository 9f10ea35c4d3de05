import {
  COMMENT_REASONS,
  EXCLUSION_REASONS,
  type DecisionReason,
} from '#domain/moderation/decision.ts';
import { sumOf } from '#domain/moderation/figures.ts';
import type { Locale } from '#i18n/locale.ts';
import { readFigures, reasonText, type PublicMonth } from '#server/moderation/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const months = await readFigures(locals.portal);
  return {
    months: months.map((month) => monthView(month, locals.locale)),
    reasons: COMMENT_REASONS.filter((reason) => reason !== 'other').map((reason) =>
      reasonText(reason, locals.locale),
    ),
    exclusions: EXCLUSION_REASONS.filter((reason) => reason !== 'other').map((reason) =>
      reasonText(reason, locals.locale),
    ),
  };
};

function monthView({ month, running, figures }: PublicMonth, locale: Locale) {
  const { hidden, excluded, ...rest } = figures;
  return {
    ...{ month, running, ...rest },
    hidden: { count: sumOf(hidden), reasons: byReason(hidden, locale) },
    excluded: { count: sumOf(excluded), reasons: byReason(excluded, locale) },
  };
}

/** The most frequent reason first. */
function byReason(counts: Partial<Record<DecisionReason, number>>, locale: Locale) {
  return (Object.entries(counts) as [DecisionReason, number][])
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => ({ text: reasonText(reason, locale), count }));
}
