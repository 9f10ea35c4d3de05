import {
  choicesOf,
  filterNames,
  readFilter,
  type Choice,
  type ChoiceCounts,
} from '#server/catalogue/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Locale } from '#i18n/locale.ts';

/** Organisations on a page of a ranking. */
export const PER_PAGE = 25;

/** What the ranking and the list of those with too few ratings read alike from their address. */
export function readAddress({ reference }: Portal, query: URLSearchParams) {
  const { filter, unknown, strayDistrict } = readFilter(reference, query);
  const day = query.get('period') || null;
  return { filter, unknown, strayDistrict, day, cursor: query.get('cursor') || null };
}

/** What both show of their filter. */
export function filterView(
  { reference }: Portal,
  locale: Locale,
  asked: ReturnType<typeof readAddress>,
  found: { day: string | null; periods: string[]; counts: ChoiceCounts; restarted: boolean },
) {
  const { filter, unknown, strayDistrict } = asked;
  const choices = choicesOf(reference, locale, filter, found.counts);
  return {
    filter,
    day: found.day,
    periods: found.periods,
    names: filterNames(filter, reference, locale),
    choices: {
      sphere: choices.sphere.map(withoutCount),
      region: choices.region.map(withoutCount),
      district: choices.district.map(withoutCount),
      type: choices.type.map(withoutCount),
    },
    notices: {
      unknown,
      strayDistrict: filterNames({ district: strayDistrict ?? undefined }, reference, locale)
        .district,
      unknownDay: asked.day !== found.day,
      restarted: found.restarted,
    },
  };
}

/** Those with a position are fewer than the count, so it would mislead here. */
function withoutCount({ count: _, ...choice }: Choice): Choice {
  return choice;
}
